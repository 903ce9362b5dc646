/** The description of this server's interface, made of its routes and the project's data model. */
@NullMarked
package dev.lockstep.server.openapi;

import org.jspecify.annotations.NullMarked;
