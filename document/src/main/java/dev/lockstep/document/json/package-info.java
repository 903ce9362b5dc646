/** JSON read and written as streams, and the canonical form that is hashed. */
@NullMarked
package dev.lockstep.document.json;

import org.jspecify.annotations.NullMarked;
