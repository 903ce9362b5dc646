/** Values as columns hold them, for everybody who reads and writes rows. */
@NullMarked
package dev.lockstep.server.values;

import org.jspecify.annotations.NullMarked;
