/** Signing in with e-mail address and password, and the tokens that come of it. */
@NullMarked
package dev.lockstep.server.auth;

import org.jspecify.annotations.NullMarked;
