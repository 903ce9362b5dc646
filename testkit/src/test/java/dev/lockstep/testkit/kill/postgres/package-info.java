/** An apply on a PostgreSQL server whose process, connection or server ends at any moment, and what the database is then. */
@NullMarked
package dev.lockstep.testkit.kill.postgres;

import org.jspecify.annotations.NullMarked;
