package dev.lockstep.server.http;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request. Everything but the body is at hand; the body is not read before it is asked for, so that access can be
 * decided first. Used by one thread at a time.
 */
public final class Request {

    private final String method;
    private final String path;
    private final @Nullable String rawQuery;
    private final Headers headers;
    private final String remoteAddress;
    private final BodySource bodySource;
    private final Map<String, String> pathParameters;
    private @Nullable QueryParameters query;

    Request(
            String method,
            String path,
            @Nullable String rawQuery,
            Headers headers,
            String remoteAddress,
            BodySource bodySource) {
        this(method, path, rawQuery, headers, remoteAddress, bodySource, Map.of());
    }

    private Request(
            String method,
            String path,
            @Nullable String rawQuery,
            Headers headers,
            String remoteAddress,
            BodySource bodySource,
            Map<String, String> pathParameters) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.remoteAddress = remoteAddress;
        this.bodySource = bodySource;
        this.pathParameters = pathParameters;
    }

    /** Opens the body, once. */
    interface BodySource {

        /** The unpacked body, cut off by the limit with a 413. Without a limit the server's own holds. */
        InputStream open(@Nullable BodyLimit limit);
    }

    Request withPathParameters(Map<String, String> parameters) {
        var request = new Request(
                method,
                path,
                rawQuery,
                headers,
                remoteAddress,
                bodySource,
                Collections.unmodifiableMap(new LinkedHashMap<>(parameters)));
        request.query = query;
        return request;
    }

    /** The method, upper case. */
    public String method() {
        return method;
    }

    /** The path as sent: without the query, and not decoded. It holds no control characters. */
    public String path() {
        return path;
    }

    /**
     * A parameter of the path, decoded.
     *
     * @throws IllegalArgumentException if the route has no such parameter
     */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return value;
    }

    /** All parameters of the path, decoded, in the order of the template. */
    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    /** The query as sent, without its question mark; empty if there is none. */
    public Optional<String> rawQuery() {
        return Optional.ofNullable(rawQuery);
    }

    /**
     * The query, decoded.
     *
     * @throws ApiException 400 INVALID_QUERY if it cannot be decoded
     */
    public QueryParameters query() {
        var parsed = query;
        if (parsed == null) {
            parsed = QueryParameters.parse(rawQuery == null ? "" : rawQuery);
            query = parsed;
        }
        return parsed;
    }

    /** The headers. */
    public Headers headers() {
        return headers;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** A cookie's value; the first one of the name. */
    public Optional<String> cookie(String name) {
        for (var line : headers.all("Cookie")) {
            for (var pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return Optional.empty();
    }

    /** The type of the body; empty if the header is missing or malformed. */
    public Optional<MediaType> contentType() {
        return header("Content-Type").flatMap(MediaType::parse);
    }

    /** The address at the other end of the connection, without its port. */
    public String remoteAddress() {
        return remoteAddress;
    }

    /**
     * The body, unpacked, up to the server's limit. Reading it may throw an {@link ApiException}: 413 above the limit, 400
     * if it is not packed as it says, 408 if the caller is too slow.
     *
     * @throws ApiException 415 if it is packed in a way that we do not know
     * @throws IllegalStateException if the body was asked for before
     */
    public InputStream body() {
        return bodySource.open(null);
    }

    /** The body as {@link #body()} gives it, up to a limit of its own in place of the server's. */
    public InputStream body(BodyLimit limit) {
        return bodySource.open(limit);
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return value.substring(1, value.length() - 1);
        }
        return value;
    }

    /** Method and path only: the query and the headers may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
