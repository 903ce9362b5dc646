package dev.lockstep.server.settings;

import org.jspecify.annotations.Nullable;

/** How secrets are shown. */
final class Secrets {

    private Secrets() {}

    /** Three stars, however long it is, or null if there is none. */
    static @Nullable String masked(@Nullable String secret) {
        return secret == null ? null : "***";
    }
}
