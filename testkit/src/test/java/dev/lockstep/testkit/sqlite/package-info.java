/** What only SQLite has. */
@NullMarked
package dev.lockstep.testkit.sqlite;

import org.jspecify.annotations.NullMarked;
