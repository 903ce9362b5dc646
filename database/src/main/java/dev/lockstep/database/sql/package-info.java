/** SQL text with its bound values. */
@NullMarked
package dev.lockstep.database.sql;

import org.jspecify.annotations.NullMarked;
