/** What a snapshot says must be there afterwards, and what of it need not, told without the code that puts it there. */
@NullMarked
package dev.lockstep.testkit.content;

import org.jspecify.annotations.NullMarked;
