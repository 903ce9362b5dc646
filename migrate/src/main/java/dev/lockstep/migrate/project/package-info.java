/** What is in a project's database at one moment, read afresh. */
@NullMarked
package dev.lockstep.migrate.project;

import org.jspecify.annotations.NullMarked;
