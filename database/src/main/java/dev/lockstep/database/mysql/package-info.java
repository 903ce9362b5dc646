/** MySQL and MariaDB, which Directus serves as one product. */
@NullMarked
package dev.lockstep.database.mysql;

import org.jspecify.annotations.NullMarked;
