package dev.lockstep.server.http;

import dev.lockstep.server.settings.Settings;
import java.time.Duration;

/**
 * How the server listens and what it bears.
 *
 * @param host the address to listen on, {@code 0.0.0.0} for all
 * @param port the port, or 0 for any free one
 * @param maxBody how much a request body may hold
 * @param stopWait how long {@link HttpServer#stop} waits for running requests
 * @param readTimeout how long a caller may send nothing, within a request and between two
 * @param maxConnections how many connections may be open at once
 * @param cors what pages from other origins may do
 */
public record HttpOptions(
        String host,
        int port,
        BodyLimit maxBody,
        Duration stopWait,
        Duration readTimeout,
        int maxConnections,
        Cors cors) {

    public HttpOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (stopWait.isNegative() || !readTimeout.isPositive() || maxConnections < 1) {
            throw new IllegalArgumentException("waits and counts are positive");
        }
    }

    /** The usual options for an address; port 0 takes any free port. */
    public static HttpOptions on(String host, int port) {
        return new HttpOptions(
                host,
                port,
                new BodyLimit(100L * 1024 * 1024, "MAX_PAYLOAD_SIZE"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                10_000,
                Cors.DEFAULT);
    }

    /** What the settings say. */
    public static HttpOptions of(Settings settings) {
        return on(settings.listen().host(), settings.listen().port())
                .withMaxBody(new BodyLimit(settings.limits().maxPayloadSize(), "MAX_PAYLOAD_SIZE"))
                .withCors(Cors.of(settings.cors()));
    }

    /** The same options with another limit for bodies. */
    public HttpOptions withMaxBody(BodyLimit limit) {
        return new HttpOptions(host, port, limit, stopWait, readTimeout, maxConnections, cors);
    }

    /** The same options with another wait for running requests. */
    public HttpOptions withStopWait(Duration wait) {
        return new HttpOptions(host, port, maxBody, wait, readTimeout, maxConnections, cors);
    }

    /** The same options with another wait for slow callers. */
    public HttpOptions withReadTimeout(Duration timeout) {
        return new HttpOptions(host, port, maxBody, stopWait, timeout, maxConnections, cors);
    }

    /** The same options with another answer to pages from other origins. */
    public HttpOptions withCors(Cors policy) {
        return new HttpOptions(host, port, maxBody, stopWait, readTimeout, maxConnections, policy);
    }
}
