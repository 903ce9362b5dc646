/** What a change of the model does not take along: rows that speak of the model, and things that the model speaks of. */
@NullMarked
package dev.lockstep.migrate.travel;

import org.jspecify.annotations.NullMarked;
