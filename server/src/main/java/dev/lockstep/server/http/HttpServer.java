package dev.lockstep.server.http;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.UnknownHostException;

/**
 * A running HTTP server. Each request runs on a virtual thread of its own.
 *
 * <p>Work is done in this order: the address is checked, a preflight is answered, the handler answers, errors become
 * answers, cross-origin headers are added, the body is written. Safe for use by many threads.
 */
public final class HttpServer implements AutoCloseable {

    /** Long enough for the filters that Directus' clients put into addresses. */
    private static final int MAX_REQUEST_LINE = 256 * 1024;

    private static final int MAX_HEADERS = 64 * 1024;

    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    private final WebServer server;

    private HttpServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen and to answer with a handler, usually a {@link Router}.
     *
     * @throws ListenException if the address cannot be listened on
     */
    public static HttpServer start(HttpOptions options, Handler handler) {
        // Directus' clients send filter[a][_eq]=1 without encoding it, which the server's own check of the request line
        // refuses. Both places must know: the protocol's configuration and the selector that opens connections.
        var http = Http1Config.builder()
                .validatePrologue(false)
                .validatePath(false)
                .maxPrologueLength(MAX_REQUEST_LINE)
                .maxHeadersSize(MAX_HEADERS)
                .build();
        var exchange = new HelidonExchange(options, handler);
        try {
            var server = WebServer.builder()
                    .host(options.host())
                    .port(options.port())
                    .shutdownHook(false)
                    .featuresDiscoverServices(false)
                    .protocolsDiscoverServices(false)
                    .addProtocol(http)
                    .addConnectionSelector(
                            Http1ConnectionSelector.builder().config(http).build())
                    .contentEncoding(InertContentEncoding.INSTANCE)
                    .directHandlers(directHandlers(options.cors()))
                    .shutdownGracePeriod(options.stopWait())
                    .idleConnectionTimeout(options.idleTimeout())
                    .idleConnectionPeriod(options.idleTimeout().dividedBy(2))
                    .maxTcpConnections(options.maxConnections())
                    // Time-outs while reading hold for classic sockets only.
                    .useNio(false)
                    .connectionOptions(socket -> socket.readTimeout(options.readTimeout()))
                    .routing(HttpRouting.builder()
                            .addFilter((_, request, response) -> exchange.serve(request, response)))
                    .build()
                    .start();
            LOG.log(Level.DEBUG, "listening on {0}:{1,number,#}", options.host(), server.port());
            return new HttpServer(server);
        } catch (RuntimeException failure) {
            throw listenException(options, failure);
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return server.port();
    }

    /** Stops listening, lets running requests finish within the options' wait, and then ends them. */
    public void stop() {
        server.stop();
    }

    /** Does what {@link #stop} does. */
    @Override
    public void close() {
        stop();
    }

    /** Answers to what never becomes a request: in our own form, for those who parse answers. */
    private static DirectHandlers directHandlers(Cors cors) {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(type, new RefusedRequest(cors));
        }
        return handlers.build();
    }

    private static RuntimeException listenException(HttpOptions options, RuntimeException failure) {
        var place = options.host() + ":" + options.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                var message = String.valueOf(bind.getMessage()).contains("in use")
                        ? "Port " + options.port() + " of " + options.host()
                                + " is taken by another program; stop it, or set PORT to a free one."
                        : "Cannot listen on " + place + ": " + bind.getMessage() + "; check HOST and PORT.";
                return new ListenException(options.host(), options.port(), message, failure);
            }
            if (cause instanceof UnknownHostException) {
                var message = "Cannot listen on " + place + ": no such host; check HOST.";
                return new ListenException(options.host(), options.port(), message, failure);
            }
        }
        return failure;
    }
}
