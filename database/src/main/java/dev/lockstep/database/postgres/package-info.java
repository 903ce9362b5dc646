/** PostgreSQL behind the contract of a vendor. */
@NullMarked
package dev.lockstep.database.postgres;

import org.jspecify.annotations.NullMarked;
