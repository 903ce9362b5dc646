package dev.lockstep.server.http;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;

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
    private final HelidonExchange exchange;
    private final Duration stopWait;
    private final int port;

    private HttpServer(WebServer server, HelidonExchange exchange, Duration stopWait) {
        this.server = server;
        this.exchange = exchange;
        this.stopWait = stopWait;
        this.port = server.port();
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
        probe(options);
        var exchange = new HelidonExchange(options, handler);
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
                // Running requests are waited for by stop(); what is left then is idle connections.
                .shutdownGracePeriod(Duration.ofMillis(200))
                .maxTcpConnections(options.maxConnections())
                // Time-outs while reading hold for classic sockets only.
                .useNio(false)
                .connectionOptions(new PatientSockets(options.readTimeout()))
                .routing(HttpRouting.builder().addFilter(exchange).any(exchange))
                .build()
                .start();
        if (!server.isRunning()) {
            // The reason was logged and is not told otherwise; asking again for the address finds the usual one.
            probe(options);
            throw new ListenException(
                    options.host(),
                    options.port(),
                    "Cannot listen on " + options.host() + ":" + options.port() + ".",
                    new IllegalStateException("the web server did not start"));
        }
        LOG.log(Level.DEBUG, "listening on {0}:{1,number,#}", options.host(), server.port());
        return new HttpServer(server, exchange, options.stopWait());
    }

    /** The port that the server listens on. */
    public int port() {
        return port;
    }

    /**
     * Lets running requests finish, at most for as long as the options say, and closes everything. Requests that come
     * meanwhile are refused with 503. Doing it twice does nothing more.
     */
    public void stop() {
        exchange.drain(stopWait);
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

    /** Takes the address for a moment: the web server itself only logs why it cannot. */
    private static void probe(HttpOptions options) {
        var place = options.host() + ":" + options.port();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
        } catch (BindException taken) {
            var message = String.valueOf(taken.getMessage()).contains("in use")
                    ? "Port " + options.port() + " of " + options.host()
                            + " is taken by another program; stop it, or set PORT to a free one."
                    : "Cannot listen on " + place + ": " + taken.getMessage() + "; check HOST and PORT.";
            throw new ListenException(options.host(), options.port(), message, taken);
        } catch (UnknownHostException unknown) {
            var message = "Cannot listen on " + place + ": no such host; check HOST.";
            throw new ListenException(options.host(), options.port(), message, unknown);
        } catch (IOException failure) {
            var message = "Cannot listen on " + place + ": " + failure.getMessage() + ".";
            throw new ListenException(options.host(), options.port(), message, failure);
        }
    }
}
