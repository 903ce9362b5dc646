/** What only MySQL and MariaDB have, on a real server. */
@NullMarked
package dev.lockstep.testkit.mysql;

import org.jspecify.annotations.NullMarked;
