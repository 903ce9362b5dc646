/** Real snapshots of one project, one after the other, over rows. */
@NullMarked
package dev.lockstep.testkit.series;

import org.jspecify.annotations.NullMarked;
