package dev.lockstep.server.access;

import dev.lockstep.server.http.Request;
import dev.lockstep.server.settings.CookieSettings.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A cookie of a log-in: reads it from requests, and says how it is set. Immutable and safe to share between threads. */
public final class LoginCookie {

    /** As RFC 9110 has it; the JDK's own leaves out a leading zero of the day. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Cookie cookie;
    private final Duration maxAge;
    private final Clock clock;

    /**
     * @param maxAge for how long browsers keep it
     */
    public LoginCookie(Cookie cookie, Duration maxAge, Clock clock) {
        this.cookie = cookie;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** What the request holds in this cookie; an empty value counts as none. */
    public Optional<String> value(Request request) {
        return request.cookie(cookie.name()).filter(value -> !value.isEmpty());
    }

    /** The value of a {@code Set-Cookie} header that sets it. */
    public String set(String value) {
        return header(value, maxAge, clock.instant().plus(maxAge));
    }

    private String header(String value, Duration age, Instant end) {
        var header = new StringBuilder(cookie.name()).append('=').append(value);
        header.append("; Max-Age=").append(age.toSeconds());
        if (cookie.domain() != null) {
            header.append("; Domain=").append(cookie.domain());
        }
        var expires = end.atOffset(ZoneOffset.UTC);
        header.append("; Path=/; Expires=").append(DATE.format(expires)).append("; HttpOnly");
        if (cookie.secure()) {
            header.append("; Secure");
        }
        if (!cookie.sameSite().attribute().isEmpty()) {
            header.append("; SameSite=").append(cookie.sameSite().attribute());
        }
        return header.toString();
    }

    /** The value of a {@code Set-Cookie} header that makes browsers forget it (RFC 6265, 4.1.2.2). */
    public String removed() {
        return header("", Duration.ZERO, Instant.EPOCH);
    }
}
