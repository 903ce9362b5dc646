/** The people and programs that may use a project, with their tokens and passwords. */
@NullMarked
package dev.lockstep.server.users;

import org.jspecify.annotations.NullMarked;
