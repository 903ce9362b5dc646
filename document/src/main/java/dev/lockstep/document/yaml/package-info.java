/** YAML read into JSON values, and written in the style of the snapshot files that Directus exports. */
@NullMarked
package dev.lockstep.document.yaml;

import org.jspecify.annotations.NullMarked;
