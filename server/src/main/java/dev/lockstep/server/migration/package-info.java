/** What the refusals and warnings of a migration look like over HTTP. */
@NullMarked
package dev.lockstep.server.migration;

import org.jspecify.annotations.NullMarked;
