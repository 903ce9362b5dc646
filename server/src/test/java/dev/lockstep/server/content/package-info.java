/** Whether the endpoints show what real snapshot files say. */
@NullMarked
package dev.lockstep.server.content;

import org.jspecify.annotations.NullMarked;
