/** Parts of a database's schema written down as JSON, so that they can be made again exactly. */
@NullMarked
package dev.lockstep.document.schema;

import org.jspecify.annotations.NullMarked;
