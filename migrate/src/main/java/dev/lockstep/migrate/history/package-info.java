/** What happened to the data model of a project: its entries, the model as last recorded, and what was set aside. */
@NullMarked
package dev.lockstep.migrate.history;

import org.jspecify.annotations.NullMarked;
