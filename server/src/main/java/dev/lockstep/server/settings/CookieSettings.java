package dev.lockstep.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * The cookies that a log-in may set.
 *
 * @param refreshToken the one that holds a refresh token
 * @param session the one that holds a whole session
 */
public record CookieSettings(Cookie refreshToken, Cookie session) {

    /**
     * A cookie. Scripts never see it, and it holds for every path.
     *
     * @param domain the domain it is for, null for the host that sets it
     * @param secure whether it is sent over TLS only
     * @param sameSite when it is sent along from pages of other sites
     */
    public record Cookie(String name, @Nullable String domain, boolean secure, SameSite sameSite) {}

    /** When a browser sends a cookie along from pages of other sites. */
    public enum SameSite {
        /** Never. */
        STRICT("Strict"),
        /** When somebody follows a link. */
        LAX("Lax"),
        /** Always; browsers want the cookie to be secure then. */
        NONE("None"),
        /** As the browser thinks right: nothing is said. */
        UNSAID("");

        private final String attribute;

        SameSite(String attribute) {
            this.attribute = attribute;
        }

        /** The attribute's value; empty for none. */
        public String attribute() {
            return attribute;
        }
    }

    static CookieSettings read(SettingsReader reader) {
        var refreshToken = cookie(reader, "REFRESH_TOKEN_COOKIE_", "directus_refresh_token");
        var session = cookie(reader, "SESSION_COOKIE_", "directus_session_token");
        if (refreshToken.name().equals(session.name())) {
            reader.problem("SESSION_COOKIE_NAME", session.name(), "is the name of the other cookie, too");
        }
        return new CookieSettings(refreshToken, session);
    }

    private static Cookie cookie(SettingsReader reader, String prefix, String name) {
        return new Cookie(
                reader.value(prefix + "NAME", name, CookieSettings::name),
                reader.value(prefix + "DOMAIN", null, CookieSettings::domain),
                reader.flag(prefix + "SECURE", false),
                reader.value(prefix + "SAME_SITE", SameSite.LAX, CookieSettings::sameSite));
    }

    /** A name as RFC 6265 has it. */
    private static String name(String text) throws SettingsReader.BadValue {
        if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0)) {
            throw new SettingsReader.BadValue("must be letters, digits, - and _");
        }
        return text;
    }

    private static @Nullable String domain(String text) throws SettingsReader.BadValue {
        if (!text.matches("[A-Za-z0-9.-]+")) {
            throw new SettingsReader.BadValue("must be a domain such as example.com");
        }
        return text;
    }

    private static SameSite sameSite(String text) throws SettingsReader.BadValue {
        return switch (text) {
            case "strict", "true" -> SameSite.STRICT;
            case "lax" -> SameSite.LAX;
            case "none" -> SameSite.NONE;
            case "false" -> SameSite.UNSAID;
            default -> throw new SettingsReader.BadValue("must be one of strict, lax, none, false");
        };
    }
}
