/** What products that run as a server have in common. */
@NullMarked
package dev.lockstep.database.server;

import org.jspecify.annotations.NullMarked;
