/** The data model as requests for items see it, without an inspection for each of them. */
@NullMarked
package dev.lockstep.server.cache;

import org.jspecify.annotations.NullMarked;
