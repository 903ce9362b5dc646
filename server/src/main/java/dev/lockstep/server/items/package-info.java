/** The rows of a project's collections, over HTTP: read with filters, made, changed and removed. */
@NullMarked
package dev.lockstep.server.items;

import org.jspecify.annotations.NullMarked;
