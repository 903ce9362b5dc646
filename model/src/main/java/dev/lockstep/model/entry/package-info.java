/** The entries of documents as they were given: a missing key says nothing. */
@NullMarked
package dev.lockstep.model.entry;

import org.jspecify.annotations.NullMarked;
