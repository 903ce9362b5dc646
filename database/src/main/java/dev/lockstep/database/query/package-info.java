/** Statements about rows as values: what to read, make, change and remove, and one place that turns them into SQL. */
@NullMarked
package dev.lockstep.database.query;

import org.jspecify.annotations.NullMarked;
