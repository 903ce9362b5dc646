/** Processes that are killed in the middle of an apply, and what the database is then. */
@NullMarked
package dev.lockstep.testkit.kill;

import org.jspecify.annotations.NullMarked;
