/** What somebody agrees to beforehand that a change does to rows. */
@NullMarked
package dev.lockstep.migrate.consent;

import org.jspecify.annotations.NullMarked;
