/** What the tests of several modules share. */
@NullMarked
package dev.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
