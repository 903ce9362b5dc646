/** What commands share: where they talk to, and how they give up. */
@NullMarked
package dev.lockstep.cli.terminal;

import org.jspecify.annotations.NullMarked;
