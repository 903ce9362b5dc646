package dev.lockstep.server.auth;

import org.jspecify.annotations.Nullable;

/**
 * What came of signing in, or of going on with a session.
 *
 * @param user the user's id
 * @param role the id of the user's own role, or null
 * @param admin whether he may do everything
 * @param app whether he may use the app
 * @param session the session's token, which is also the refresh token
 */
record Grant(String user, @Nullable String role, boolean admin, boolean app, String session) {

    /** Everything but the token. */
    @Override
    public String toString() {
        return "Grant[user=" + user + ", role=" + role + ", admin=" + admin + ", app=" + app + "]";
    }
}
