/** Characters in and out, shared by the formats of this module; not for other modules. */
@NullMarked
package dev.lockstep.document.internal;

import org.jspecify.annotations.NullMarked;
