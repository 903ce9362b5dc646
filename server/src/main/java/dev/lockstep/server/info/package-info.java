/** What a server says about itself. */
@NullMarked
package dev.lockstep.server.info;

import org.jspecify.annotations.NullMarked;
