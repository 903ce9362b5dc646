package dev.lockstep.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * What pages from other origins may do, with tokens; cookies are never taken from them.
 *
 * @param enabled whether they may do anything
 * @param origins the allowed origins, empty for every one
 * @param methods the methods they may use
 * @param allowedHeaders the request headers they may set
 * @param exposedHeaders the answer headers they may read
 * @param maxAge how many seconds a browser may remember this
 */
public record CorsSettings(
        boolean enabled,
        List<String> origins,
        List<String> methods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAge) {

    public CorsSettings {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    static CorsSettings read(SettingsReader reader) {
        boolean enabled = reader.flag("CORS_ENABLED", true);
        var origins = reader.value("CORS_ORIGIN", List.of("*"), CorsSettings::origins);
        return new CorsSettings(
                enabled && !origins.isEmpty(),
                origins.contains("*") ? List.of() : origins,
                reader.list("CORS_METHODS", List.of("GET", "POST", "PATCH", "DELETE", "SEARCH")),
                reader.list("CORS_ALLOWED_HEADERS", List.of("Content-Type", "Authorization")),
                reader.list("CORS_EXPOSED_HEADERS", List.of("Content-Range", "Lockstep-Warnings")),
                reader.number("CORS_MAX_AGE", 18_000, 0, Integer.MAX_VALUE));
    }

    /** {@code true} and {@code *} stand for every origin, {@code false} for none. */
    private static List<String> origins(String text) throws SettingsReader.BadValue {
        if (text.equals("true") || text.equals("*")) {
            return List.of("*");
        }
        if (text.equals("false")) {
            return List.of();
        }
        var origins = SettingsReader.split(text);
        for (var origin : origins) {
            if (!isOrigin(origin)) {
                throw new SettingsReader.BadValue(
                        "\"" + origin + "\" is not an origin; must be true, false or a list such as https://a.example");
            }
        }
        return origins;
    }

    /** Whether a browser could send this text as an origin: a scheme, a host and perhaps a port, and nothing else. */
    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
