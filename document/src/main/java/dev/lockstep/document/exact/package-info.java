/** The parts of a data model as JSON that loses nothing: for our own records, which are read back. */
@NullMarked
package dev.lockstep.document.exact;

import org.jspecify.annotations.NullMarked;
