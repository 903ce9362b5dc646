package dev.lockstep.server.auth;

import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.SignedTokens;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens with the claims that Directus gives them. What they say of rights is for clients: here rights are looked
 * up each time. Thread-safe.
 */
public final class AccessTokens implements SignedTokens {

    private static final String ISSUER = "directus";

    /** 256 bits, as much as the signature has. */
    private static final int GENERATED_BYTES = 32;

    private final @Nullable String secret;
    private final Clock clock;
    private volatile @Nullable WebTokens signed;

    /**
     * @param secret the key that tokens are signed with; null for one that is made now, so that tokens end with the process
     */
    public AccessTokens(@Nullable String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * A new token, unlike every other: each has an id of its own ({@code jti}, RFC 7519, 4.1.7), so that two log-ins
     * within a second can be told apart.
     *
     * @param session the session that it belongs to, if it ends with one
     */
    String issue(Grant grant, Optional<String> session, Duration lasting) {
        long now = clock.instant().getEpochSecond();
        var claims = JsonObject.builder()
                .put("id", grant.user())
                .put("role", grant.role())
                .put("app_access", grant.app())
                .put("admin_access", grant.admin());
        session.ifPresent(token -> claims.put("session", token));
        claims.put("iat", now).put("exp", now + lasting.toSeconds()).put("iss", ISSUER);
        claims.put("jti", UUID.randomUUID().toString());
        return signed().sign(claims.build());
    }

    @Override
    public Holder verify(String token) {
        var claims = signed().verify(token).orElseThrow(AccessTokens::invalid);
        long now = clock.instant().getEpochSecond();
        long end = seconds(claims, "exp").orElseThrow(AccessTokens::invalid);
        if (end <= now) {
            throw ApiError.tokenExpired().asException();
        }
        if (!complete(claims) || seconds(claims, "nbf").orElse(now) > now) {
            throw invalid();
        }
        var user = claims.text("id")
                .orElseThrow(() -> ApiError.invalidCredentials().asException());
        return new Holder(user, claims.text("session"));
    }

    private static ApiException invalid() {
        return ApiError.invalidToken().asException();
    }

    /** Directus takes no token for its own that lacks one of these. */
    private static boolean complete(JsonObject claims) {
        return claims.text("iss").equals(Optional.of(ISSUER))
                && claims.has("role")
                && claims.has("app_access")
                && claims.has("admin_access");
    }

    private static Optional<Long> seconds(JsonObject claims, String name) {
        JsonValue value = claims.get(name);
        return value instanceof JsonNumber(var number) ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** Made when the first token is signed or verified: most starts never see one, and the classes take their time. */
    private WebTokens signed() {
        var made = signed;
        if (made == null) {
            synchronized (this) {
                made = signed;
                if (made == null) {
                    made = new WebTokens(secret == null ? generated() : secret);
                    signed = made;
                }
            }
        }
        return made;
    }

    private static String generated() {
        var bytes = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
