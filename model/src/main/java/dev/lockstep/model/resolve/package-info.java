/** From what a document says to the data model that a target is to have. */
@NullMarked
package dev.lockstep.model.resolve;

import org.jspecify.annotations.NullMarked;
