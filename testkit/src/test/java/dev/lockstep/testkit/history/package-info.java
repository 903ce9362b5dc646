/** The history of a data model, on real databases. */
@NullMarked
package dev.lockstep.testkit.history;

import org.jspecify.annotations.NullMarked;
