/** Reads databases by plain SQL, past everything of ours, so that tests have a second opinion. */
@NullMarked
package dev.lockstep.testkit.plain;

import org.jspecify.annotations.NullMarked;
