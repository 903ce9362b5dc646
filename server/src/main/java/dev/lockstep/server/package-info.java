/** A running project: the parts of the server put together. */
@NullMarked
package dev.lockstep.server;

import org.jspecify.annotations.NullMarked;
