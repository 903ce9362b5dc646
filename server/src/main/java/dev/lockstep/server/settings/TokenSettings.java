package dev.lockstep.server.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the tokens of a log-in are made, and how long they are good for.
 *
 * @param secret the key that tokens are signed with, null for one that is made anew with each start; a secret
 * @param accessTtl for how long an access token is good
 * @param refreshTtl for how long a refresh token is good
 * @param sessionTtl for how long a session that is kept in a cookie is good
 * @param sessionGrace for how long a session is still good after it was replaced by another
 */
public record TokenSettings(
        @Nullable String secret, Duration accessTtl, Duration refreshTtl, Duration sessionTtl, Duration sessionGrace) {

    static TokenSettings read(SettingsReader reader) {
        return new TokenSettings(
                reader.secret("SECRET"),
                reader.positiveDuration("ACCESS_TOKEN_TTL", Duration.ofMinutes(15)),
                reader.positiveDuration("REFRESH_TOKEN_TTL", Duration.ofDays(7)),
                reader.positiveDuration("SESSION_COOKIE_TTL", Duration.ofDays(1)),
                reader.duration("SESSION_REFRESH_GRACE_PERIOD", Duration.ofSeconds(10)));
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "TokenSettings[secret=" + Secrets.masked(secret) + ", accessTtl=" + accessTtl + ", refreshTtl="
                + refreshTtl + ", sessionTtl=" + sessionTtl + ", sessionGrace=" + sessionGrace + "]";
    }
}
