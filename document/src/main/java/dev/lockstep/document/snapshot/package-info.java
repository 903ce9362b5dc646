/** Snapshots: a data model written down in the format of Directus. */
@NullMarked
package dev.lockstep.document.snapshot;

import org.jspecify.annotations.NullMarked;
