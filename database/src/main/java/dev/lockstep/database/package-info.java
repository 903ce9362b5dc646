/** Connections to a project's database, and the contract that each database product fulfils. */
@NullMarked
package dev.lockstep.database;

import org.jspecify.annotations.NullMarked;
