/** The system tables that every project has, and how a new project comes by them. */
@NullMarked
package dev.lockstep.migrate.system;

import org.jspecify.annotations.NullMarked;
