package dev.lockstep.server.items;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Body;
import dev.lockstep.server.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/** Reads the bodies of requests about items. */
public final class ItemBody {

    private ItemBody() {}

    /**
     * The body, which may be missing: an item may be made of nothing but defaults.
     *
     * @throws dev.lockstep.server.http.ApiException 415 if there is a body that is not said to be JSON; 400
     *     INVALID_PAYLOAD if it is malformed, or neither an object nor an array
     * @throws IOException if the caller went away
     */
    public static Optional<JsonValue> read(Request request) throws IOException {
        try (InputStream body = request.body()) {
            var in = new PushbackInputStream(body, 1);
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            in.unread(first);
            if (request.contentType()
                    .filter(type -> type.is("application/json"))
                    .isEmpty()) {
                throw Body.unsupportedMediaType(request);
            }
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

    /** The {@code query} of the body of a SEARCH. */
    public static JsonObject search(Request request) throws IOException {
        var body = read(request).map(BatchReader::object).orElse(JsonObject.EMPTY);
        if (body.has("keys")) {
            throw ApiError.invalidPayload("\"keys\" is not supported yet").asException();
        }
        return switch (body.get("query")) {
            case null -> JsonObject.EMPTY;
            case JsonNull _ -> JsonObject.EMPTY;
            case JsonObject query -> query;
            // leaving it out would answer with everything to somebody who asked for some
            default ->
                throw ApiError.invalidPayload("\"query\" must be of type object")
                        .asException();
        };
    }
}
