package dev.lockstep.server.http;

import dev.lockstep.document.json.JsonWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes one request from the web server and gives it the answer. */
final class HelidonExchange implements Filter, io.helidon.webserver.http.Handler {

    /** An unread body up to this size is read to its end, so that the connection can be used again. */
    private static final long WORTH_READING = 64 * 1024;

    /** How much is read after an answer, and for how long, before a connection is closed on a caller who still sends. */
    private static final long LINGER_BYTES = 32 * 1024 * 1024;

    private static final Duration LINGER_TIME = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    private final HttpOptions options;
    private final Handler handler;
    private final RunningRequests running = new RunningRequests();

    HelidonExchange(HttpOptions options, Handler handler) {
        this.options = options;
        this.handler = handler;
    }

    /** Around the handling: what must happen after the last byte of an answer went out. */
    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        running.begin();
        try {
            chain.proceed();
            boolean closing = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                    || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
            if (closing) {
                // Closing on a caller who is still sending resets the connection, and the answer with it.
                request.context()
                        .get(RequestBody.class)
                        .filter(RequestBody::unread)
                        .ifPresent(body -> body.drain(LINGER_BYTES, LINGER_TIME));
                // The web server says that it closes the connection, and leaves it to the caller to do so.
                throw new CloseConnectionException("the last request of the connection");
            }
        } finally {
            running.end();
        }
    }

    @Override
    public void handle(ServerRequest serverRequest, ServerResponse serverResponse) {
        long started = System.nanoTime();
        var headers = headers(serverRequest);
        var body = new RequestBody(
                headers, () -> serverRequest.content().inputStream(), options.maxBody(), options.readTimeout());
        var request = request(serverRequest, headers, body);
        var response = answer(request, body);
        if (body.callerGone()) {
            AccessLog.gaveUp(request, "the caller went away while sending");
            throw new CloseConnectionException("the caller went away");
        }
        if (running.stopping() || !body.nearlyRead(WORTH_READING)) {
            serverResponse.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (body.unread()) {
            serverRequest.context().register(body);
        }
        int status = send(request, response, serverResponse);
        AccessLog.answered(request, status, started);
    }

    /** Refuses further requests and waits for those that run. */
    void drain(Duration wait) {
        int left = running.awaitNone(wait);
        if (left > 0) {
            LOG.log(Level.WARNING, "{0} running requests did not finish within {1} and are cut off", left, wait);
        }
    }

    /** The handler's answer, or the answer that an error makes. */
    private Response answer(Request request, RequestBody body) {
        try {
            if (running.stopping()) {
                throw ApiError.serviceUnavailable("server", "The server is stopping")
                        .asException();
            }
            check(request);
            var preflight = options.cors().preflight(request);
            return preflight.isPresent() ? preflight.get() : handler.handle(request);
        } catch (ApiException refused) {
            return refused.toResponse();
        } catch (IOException | RuntimeException | Error failure) {
            // What reads a body may wrap the reason in an exception of its own; the reason is what the caller needs.
            var refusal = body.refusal();
            return refusal != null ? refusal.toResponse() : failed(request, body, failure);
        }
    }

    private static Response failed(Request request, RequestBody body, Throwable failure) {
        var id = UUID.randomUUID().toString();
        if (!body.callerGone()) {
            AccessLog.failed(request, id, failure);
        }
        return ApiError.internalServerError(id).asException().toResponse();
    }

    private static void check(Request request) {
        var address = request.path() + request.rawQuery().orElse("");
        if (PercentDecoder.hasControl(address) || !PercentDecoder.isAscii(address)) {
            throw ApiError.badRequest("The address holds a character that must be percent-encoded")
                    .asException();
        }
        // also where nobody asks for it: what cannot be read was meant for something
        request.query();
        if (request.headers().has("")) {
            throw ApiError.badRequest("A header has no name").asException();
        }
    }

    /** Sends the answer and gives the status that was sent. */
    private int send(Request request, Response response, ServerResponse out) {
        var answer = options.cors().onto(response, request);
        var content = answer.content();
        if (content instanceof Response.Content.Empty || request.method().equals("HEAD")) {
            head(answer, false, out);
            if (answer.status() != 204 && answer.status() != 304) {
                out.contentLength(length(content));
            }
            try {
                out.send();
            } catch (RuntimeException gone) {
                throw lost(request, gone);
            }
            return answer.status();
        }
        boolean mayPack = AnswerBody.mayPack(request, answer);
        var body = new AnswerBody(mayPack, target(answer, mayPack, out));
        try {
            write(content, body);
            body.finish();
            return answer.status();
        } catch (IOException | RuntimeException | Error failure) {
            if (body.callerGone()) {
                throw lost(request, failure);
            }
            var id = UUID.randomUUID().toString();
            AccessLog.failed(request, id, failure);
            if (body.committed()) {
                // Without its last chunk, nobody takes the half that was sent for a whole.
                throw new CloseConnectionException("an answer was cut short", failure);
            }
            return send(request, ApiError.internalServerError(id).asException().toResponse(), out);
        }
    }

    /** How long a body is that is not sent. */
    private static long length(Response.Content content) {
        var counter = new CountingStream();
        try {
            write(content, counter);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return counter.count;
    }

    private static void write(Response.Content content, OutputStream body) throws IOException {
        switch (content) {
            case Response.Content.Empty() -> {}
            case Response.Content.Json(var value) -> JsonWriter.write(value, body);
            case Response.Content.Bytes(var bytes) -> body.write(bytes, 0, bytes.length);
            case Response.Content.Streamed(var writer) -> writer.writeTo(body);
        }
    }

    private static AnswerBody.Target target(Response answer, boolean mayPack, ServerResponse out) {
        return new AnswerBody.Target() {
            @Override
            public void send(byte[] body, boolean packed) {
                head(answer, mayPack, out);
                pack(packed, out);
                out.send(body);
            }

            @Override
            public OutputStream stream(boolean packed) {
                head(answer, mayPack, out);
                pack(packed, out);
                return out.outputStream();
            }
        };
    }

    private static void head(Response answer, boolean mayPack, ServerResponse out) {
        out.status(Status.create(answer.status()));
        answer.headers().asMap().forEach((name, values) -> out.headers().set(HeaderNames.create(name), values));
        if (mayPack) {
            // Caches must know that the answer looks different to callers who cannot unpack it.
            out.headers().add(HeaderNames.VARY, "Accept-Encoding");
        }
    }

    private static void pack(boolean packed, ServerResponse out) {
        if (packed) {
            out.headers().set(HeaderNames.CONTENT_ENCODING, "gzip");
        }
    }

    private static CloseConnectionException lost(Request request, Throwable cause) {
        AccessLog.gaveUp(request, "the caller went away before the answer");
        return new CloseConnectionException("the caller went away", cause);
    }

    private static Request request(ServerRequest request, Headers headers, RequestBody body) {
        var prologue = request.prologue();
        var rawQuery = prologue.query().rawValue();
        var peer = request.remotePeer().address() instanceof InetSocketAddress address
                ? Optional.ofNullable(address.getAddress())
                        .map(InetAddress::getHostAddress)
                        .orElse(address.getHostString())
                : "";
        return new Request(
                prologue.method().text(),
                prologue.uriPath().rawPath(),
                rawQuery.isEmpty() ? null : rawQuery,
                headers,
                peer,
                body);
    }

    private static Headers headers(ServerRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.headers()
                .forEach(header -> values.computeIfAbsent(header.name(), _ -> new ArrayList<>())
                        .addAll(header.allValues()));
        return Headers.of(values);
    }

    /** Counts what is written to it. */
    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
