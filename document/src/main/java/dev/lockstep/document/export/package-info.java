/** The export forms of a snapshot that are only ever written: CSV and XML. */
@NullMarked
package dev.lockstep.document.export;

import org.jspecify.annotations.NullMarked;
