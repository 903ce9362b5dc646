/** The {@code lockstep} command: what people type, and what they read. */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
