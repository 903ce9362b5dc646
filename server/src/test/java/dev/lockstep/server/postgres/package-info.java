/** A project on a PostgreSQL server that is set up as somebody might have it: encrypted, with passwords, with many schemas. */
@NullMarked
package dev.lockstep.server.postgres;

import org.jspecify.annotations.NullMarked;
