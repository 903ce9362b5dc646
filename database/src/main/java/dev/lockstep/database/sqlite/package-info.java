/** SQLite 3, the embedded default. */
@NullMarked
package dev.lockstep.database.sqlite;

import org.jspecify.annotations.NullMarked;
