package dev.lockstep.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an address such as {@code product://user:password@host:port/database?option=value}. Its text holds no
 * secrets.
 *
 * @param host the server
 * @param port its port, null for the usual one
 * @param database empty if none is named
 * @param user null if none is named
 * @param password null if none is given, a secret
 * @param options what stands behind the question mark; some may be secret
 */
public record ConnectionString(
        String host,
        @Nullable Integer port,
        String database,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> options) {

    /**
     * Reads one.
     *
     * @param schemes what it may begin with
     * @return empty if the text is no such address; it is not to be repeated, since it may hold a password
     */
    public static Optional<ConnectionString> parse(String text, Set<String> schemes) {
        try {
            var uri = new URI(text);
            if (!schemes.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
                return Optional.empty();
            }
            var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = login.indexOf(':');
            var path = uri.getPath() == null ? "" : uri.getPath();
            return Optional.of(new ConnectionString(
                    uri.getHost(),
                    uri.getPort() < 0 ? null : uri.getPort(),
                    path.isEmpty() ? "" : path.substring(1),
                    login.isEmpty() ? null : decoded(colon < 0 ? login : login.substring(0, colon)),
                    colon < 0 ? null : decoded(login.substring(colon + 1)),
                    options(uri.getRawQuery() == null ? "" : uri.getRawQuery())));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, String> options(String query) {
        var options = new LinkedHashMap<String, String>();
        for (var option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(decoded(option.substring(0, equals)), decoded(option.substring(equals + 1)));
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ConnectionString[host=" + host + ", port=" + port + ", database=" + database + ", user=" + user + "]";
    }
}
