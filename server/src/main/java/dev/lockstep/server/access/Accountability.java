package dev.lockstep.server.access;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param user the user's id, or null for the public
 * @param role the id of the user's own role, or null
 * @param admin whether he may do everything
 */
public record Accountability(
        @Nullable String user, @Nullable String role, boolean admin) {

    /** Nobody in particular. */
    public static final Accountability PUBLIC = new Accountability(null, null, false);
}
