/** What only PostgreSQL has, on a real server. */
@NullMarked
package dev.lockstep.testkit.postgres;

import org.jspecify.annotations.NullMarked;
