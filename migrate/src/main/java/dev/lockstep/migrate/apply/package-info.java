/** Carries plans out: locked, freshly checked, all or nothing. */
@NullMarked
package dev.lockstep.migrate.apply;

import org.jspecify.annotations.NullMarked;
