package dev.lockstep.server.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A media type such as {@code multipart/form-data; boundary=x}. Type and parameter names are in lower case; parameter
 * values are as sent, without their quotes.
 *
 * @param essence type and subtype, {@code application/json}
 * @param parameters what follows, the first of each name
 */
public record MediaType(String essence, Map<String, String> parameters) {

    public MediaType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads a header value, or gives nothing if it is not a media type. */
    public static Optional<MediaType> parse(String header) {
        return HeaderParameters.parse(header)
                .filter(parsed -> isTypeAndSubtype(parsed.value()))
                .map(parsed -> new MediaType(parsed.value().toLowerCase(Locale.ROOT), parsed.parameters()));
    }

    /** Whether this is the type, whatever its parameters. */
    public boolean is(String essence) {
        return this.essence.equals(essence);
    }

    /** A parameter such as {@code charset}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static boolean isTypeAndSubtype(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && HeaderParameters.isToken(text.substring(0, slash))
                && HeaderParameters.isToken(text.substring(slash + 1));
    }
}
