/** Whether a document has the shape it must have, before anybody asks what it means. */
@NullMarked
package dev.lockstep.document.shape;

import org.jspecify.annotations.NullMarked;
