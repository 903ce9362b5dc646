/** What is in a project's database at one moment. */
@NullMarked
package dev.lockstep.migrate.project;

import org.jspecify.annotations.NullMarked;
