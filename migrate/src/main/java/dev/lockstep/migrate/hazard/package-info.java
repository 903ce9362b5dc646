/** What a plan would do to the rows that are there. */
@NullMarked
package dev.lockstep.migrate.hazard;

import org.jspecify.annotations.NullMarked;
