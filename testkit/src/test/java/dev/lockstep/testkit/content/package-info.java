/** Whether what a snapshot says is in the database afterwards, looked up without the code that put it there. */
@NullMarked
package dev.lockstep.testkit.content;

import org.jspecify.annotations.NullMarked;
