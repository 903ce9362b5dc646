package dev.lockstep.server.http;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Answers what is not HTTP, or is more than we read: in the form of all our errors, without echoing what was sent. */
record RefusedRequest(Cors cors) implements DirectHandler {

    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders responseHeaders,
            String message) {
        // a request whose first line cannot be read is no failure of ours, though the web server takes some for one
        boolean unread = request.method().isEmpty();
        var error = new ApiException(unread && status.code() == 500 ? error(Status.BAD_REQUEST_400) : error(status));
        var asked = new Request("GET", "/", null, Headers.of(Map.of()), "", _ -> {
            throw new IllegalStateException("a refused request has no body");
        });
        var answer = cors.onto(error.toResponse(), asked);
        answer.headers().asMap().forEach((name, values) -> responseHeaders.set(HeaderNames.create(name), values));
        var body = JsonWriter.toText(error.toJson()).getBytes(StandardCharsets.UTF_8);
        return TransportResponse.builder()
                .status(Status.create(error.status()))
                .headers(responseHeaders)
                .keepAlive(false)
                .entity(body)
                .build();
    }

    private static ApiError error(Status status) {
        int code = status.code();
        if (code == 414) {
            return plain(414, "URI_TOO_LONG", "The address is too long.");
        }
        if (code == 431) {
            return plain(431, "HEADERS_TOO_LARGE", "The headers are too large.");
        }
        if (code == 505) {
            return plain(505, "HTTP_VERSION_NOT_SUPPORTED", "Only HTTP/1.1 is spoken here.");
        }
        if (code >= 500) {
            var id = UUID.randomUUID().toString();
            LOG.log(Level.ERROR, "request {0} failed before it could be answered, with status {1}", id, code);
            return ApiError.internalServerError(id);
        }
        return ApiError.badRequest("The request is not well-formed HTTP");
    }

    private static ApiError plain(int status, String code, String message) {
        return new ApiError(status, code, message, JsonObject.EMPTY);
    }
}
