/** What undo stands on: tables and values that were set aside and come back. */
@NullMarked
package dev.lockstep.testkit.undo;

import org.jspecify.annotations.NullMarked;
