package dev.lockstep.server.http;

import dev.lockstep.server.settings.CorsSettings;
import java.util.List;
import java.util.Optional;

/**
 * What pages from other origins may do with this server. Cookies are never accepted from them: no answer allows
 * credentials, and an origin is named only when it stands in the list. Tokens work from everywhere that is allowed.
 * Immutable and safe to share between threads.
 *
 * @param enabled whether other origins may do anything
 * @param origins the allowed origins; empty for every one
 * @param methods the methods they may use
 * @param allowedHeaders the request headers they may set
 * @param exposedHeaders the answer headers they may read
 * @param maxAge how many seconds a browser may remember this
 */
public record Cors(
        boolean enabled,
        List<String> origins,
        List<String> methods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAge) {

    /** Every origin, with what Directus' clients use. */
    public static final Cors DEFAULT = new Cors(
            true,
            List.of(),
            List.of("GET", "POST", "PATCH", "DELETE", "SEARCH"),
            List.of("Content-Type", "Authorization"),
            List.of("Content-Range", "Lockstep-Warnings"),
            18_000);

    /** What the settings say. */
    public static Cors of(CorsSettings settings) {
        return new Cors(
                settings.enabled(),
                settings.origins(),
                settings.methods(),
                settings.allowedHeaders(),
                settings.exposedHeaders(),
                settings.maxAge());
    }

    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    /**
     * The answer to a preflight, or nothing if the request is none. A browser asks without credentials, so this comes
     * before any access check.
     */
    Optional<Response> preflight(Request request) {
        boolean asks = request.method().equals("OPTIONS")
                && request.headers().has("Origin")
                && request.headers().has("Access-Control-Request-Method");
        if (!enabled || !asks) {
            return Optional.empty();
        }
        var answer = Response.empty(204);
        if (allowedOrigin(request).isPresent()) {
            answer = answer.withHeader("Access-Control-Allow-Methods", String.join(",", methods))
                    .withHeader("Access-Control-Allow-Headers", String.join(",", allowedHeaders))
                    .withHeader("Access-Control-Max-Age", String.valueOf(maxAge));
            // A page on the public web that talks to a server on this machine or this network needs this word too.
            if (request.header("Access-Control-Request-Private-Network")
                    .filter("true"::equals)
                    .isPresent()) {
                answer = answer.withHeader("Access-Control-Allow-Private-Network", "true");
            }
        }
        return Optional.of(answer);
    }

    /** An answer, be it good or bad, with what lets a page of another origin read it. */
    Response onto(Response response, Request request) {
        if (!enabled) {
            return response;
        }
        // The answer depends on the asking origin only when there is a list; a cache must know that.
        var answer = origins.isEmpty() ? response : response.plusHeader("Vary", "Origin");
        var origin = allowedOrigin(request);
        if (origin.isEmpty()) {
            return answer;
        }
        answer = answer.withHeader("Access-Control-Allow-Origin", origin.get());
        if (exposedHeaders.isEmpty()) {
            return answer;
        }
        return answer.withHeader("Access-Control-Expose-Headers", String.join(",", exposedHeaders));
    }

    private Optional<String> allowedOrigin(Request request) {
        return origins.isEmpty() ? Optional.of("*") : request.header("Origin").filter(origins::contains);
    }
}
