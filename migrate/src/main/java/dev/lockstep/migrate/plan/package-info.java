/** From changes of a data model to ordered steps for one database. Pure. */
@NullMarked
package dev.lockstep.migrate.plan;

import org.jspecify.annotations.NullMarked;
