/** Care for what changes set aside: destroyed when its time is over, or when somebody says so. */
@NullMarked
package dev.lockstep.server.history;

import org.jspecify.annotations.NullMarked;
