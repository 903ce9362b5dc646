/** Reads SQLite by PRAGMA and plain SQL, past everything of ours, so that tests have a second opinion. */
@NullMarked
package dev.lockstep.testkit.plain;

import org.jspecify.annotations.NullMarked;
