/** The differences between two data models. */
@NullMarked
package dev.lockstep.model.compare;

import org.jspecify.annotations.NullMarked;
