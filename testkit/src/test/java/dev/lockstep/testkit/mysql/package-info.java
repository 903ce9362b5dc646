/** What holds on MySQL and MariaDB beyond the suites of all products. */
@NullMarked
package dev.lockstep.testkit.mysql;

import org.jspecify.annotations.NullMarked;
