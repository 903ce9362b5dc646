package dev.lockstep.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * How tokens are made.
 *
 * @param secret the key that tokens are signed with, null for one that is made and kept; a secret
 */
public record TokenSettings(@Nullable String secret) {

    static TokenSettings read(SettingsReader reader) {
        return new TokenSettings(reader.secret("SECRET"));
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "TokenSettings[secret=" + Secrets.masked(secret) + "]";
    }
}
