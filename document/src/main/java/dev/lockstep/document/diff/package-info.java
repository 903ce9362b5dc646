/** Diffs: what must change in a target, in the format of Directus. */
@NullMarked
package dev.lockstep.document.diff;

import org.jspecify.annotations.NullMarked;
