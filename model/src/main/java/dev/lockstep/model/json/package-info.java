/** JSON values as immutable Java values, without any reading or writing. */
@NullMarked
package dev.lockstep.model.json;

import org.jspecify.annotations.NullMarked;
