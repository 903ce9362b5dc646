package dev.lockstep.server.http;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/** Reads the JSON body of a request: for handlers to call once they know that the caller may ask. */
public final class Body {

    private static final String NO_DATA = "No data was included in the body";

    private Body() {}

    /**
     * The body as an object or an array with something in it.
     *
     * @throws ApiException 415 if the body is not said to be JSON; 400 INVALID_PAYLOAD if it is empty, malformed, or
     *     neither an object nor an array; 413 if it is too large
     * @throws IOException if the caller went away
     */
    public static JsonValue json(Request request) throws IOException {
        requireJson(request);
        try (var in = request.body()) {
            return json(in);
        }
    }

    /** Reads a body as {@link #json(Request)} does, when its type is known already. */
    public static JsonValue json(InputStream body) throws IOException {
        var value =
                read(body).orElseThrow(() -> ApiError.invalidPayload(NO_DATA).asException());
        if (value.equals(JsonObject.EMPTY) || value.equals(JsonArray.EMPTY)) {
            throw ApiError.invalidPayload(NO_DATA).asException();
        }
        return value;
    }

    /**
     * The body as an object, where an empty one means something too: {@code POST /auth/refresh} may do without.
     *
     * @throws ApiException 415 if there is a body that is not said to be JSON; 400 INVALID_PAYLOAD if it is malformed or
     *     not an object; 413 if it is too large
     * @throws IOException if the caller went away
     */
    public static JsonObject optionalObject(Request request) throws IOException {
        if (request.contentType().isEmpty() && !hasBody(request)) {
            return JsonObject.EMPTY;
        }
        requireJson(request);
        try (var in = request.body()) {
            return read(in).map(Body::object).orElse(JsonObject.EMPTY);
        }
    }

    /**
     * The body as an object with something in it.
     *
     * @throws ApiException as {@link #json(Request)}, and 400 for an array
     * @throws IOException if the caller went away
     */
    public static JsonObject object(Request request) throws IOException {
        return object(json(request));
    }

    /**
     * The body as an object or an array, where an empty one is for the caller to judge; no body is an empty object.
     *
     * @throws ApiException as {@link #json(Request)}, but not for an empty body
     * @throws IOException if the caller went away
     */
    public static JsonValue optionalJson(Request request) throws IOException {
        if (request.contentType().isEmpty() && !hasBody(request)) {
            return JsonObject.EMPTY;
        }
        requireJson(request);
        try (var in = request.body()) {
            return read(in).orElse(JsonObject.EMPTY);
        }
    }

    /** The error for a request whose body is of a type that is not read here. */
    public static ApiException unsupportedMediaType(Request request) {
        var given = request.header("Content-Type")
                .map(header -> MediaType.parse(header).map(MediaType::essence).orElse(header))
                .orElse("unknown");
        return ApiError.unsupportedMediaType(given, "Content-Type header").asException();
    }

    private static void requireJson(Request request) {
        if (request.contentType().filter(type -> type.is("application/json")).isEmpty()) {
            throw unsupportedMediaType(request);
        }
    }

    private static boolean hasBody(Request request) {
        return request.headers().has("Transfer-Encoding")
                || request.header("Content-Length")
                        .filter(length -> !length.equals("0"))
                        .isPresent();
    }

    private static Optional<JsonValue> read(InputStream body) throws IOException {
        var in = new PushbackInputStream(body, 1);
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        in.unread(first);
        try {
            var value = JsonReader.read(in);
            if (!(value instanceof JsonObject) && !(value instanceof JsonArray)) {
                throw ApiError.invalidPayload("The body must be a JSON object or a JSON array")
                        .asException();
            }
            return Optional.of(value);
        } catch (DocumentException malformed) {
            throw ApiError.invalidPayload("The body is not valid JSON: " + malformed.getMessage())
                    .asException();
        }
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ApiError.invalidPayload("\"value\" must be of type object").asException();
    }
}
