/** Requests that are wrong in every way we can think of, sent to every endpoint, and what must come back. */
@NullMarked
package dev.lockstep.server.badinput;

import org.jspecify.annotations.NullMarked;
