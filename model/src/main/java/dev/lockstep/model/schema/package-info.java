/** Everything physical in a database: tables, columns, keys, indexes, checks, triggers, views, managed by us or not. */
@NullMarked
package dev.lockstep.model.schema;

import org.jspecify.annotations.NullMarked;
