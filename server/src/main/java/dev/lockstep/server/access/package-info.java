/** Who is asking, and what he may do. */
@NullMarked
package dev.lockstep.server.access;

import org.jspecify.annotations.NullMarked;
