/** The endpoints that move a data model: snapshot, diff, apply. */
@NullMarked
package dev.lockstep.server.schema;

import org.jspecify.annotations.NullMarked;
