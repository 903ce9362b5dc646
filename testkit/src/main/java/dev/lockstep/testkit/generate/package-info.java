/** Data models made by chance, the same ones for the same seed. */
@NullMarked
package dev.lockstep.testkit.generate;

import org.jspecify.annotations.NullMarked;
