package dev.lockstep.server.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the tokens of a log-in go. */
enum Mode {
    /** Both into the answer's body. */
    JSON,
    /** The access token into the body, the refresh token into a cookie. */
    COOKIE,
    /** An access token that belongs to a session into a cookie. */
    SESSION;

    /** The mode of this name; empty if there is none. */
    static Optional<Mode> named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
