package dev.lockstep.server.items;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads bodies that speak of several items: lists of items or keys, and {@code {keys, query, data}}. */
final class BatchReader {

    private BatchReader() {}

    /** Which items are meant. */
    sealed interface Target {

        /** Those with these keys. */
        record Keys(List<JsonValue> keys) implements Target {}

        /** Those that a query finds. */
        record Found(JsonObject query) implements Target {}
    }

    /** The items of a list, or the one item that the body is. */
    static List<JsonObject> items(JsonValue body) {
        return body instanceof JsonArray(var items)
                ? items.stream().map(BatchReader::object).toList()
                : List.of(object(body));
    }

    /** What is to be changed of the items meant. */
    static JsonObject data(JsonObject body) {
        return switch (body.get("data")) {
            case null -> throw invalid("\"data\" is required");
            case JsonObject data -> data;
            default -> throw invalid("\"data\" must be of type object");
        };
    }

    /** The items that a body with {@code keys} or {@code query} means; {@code others} may stand beside them. */
    static Target target(JsonValue body, Set<String> others) {
        if (body instanceof JsonArray(var keys)) {
            return new Target.Keys(keys);
        }
        var object = object(body);
        for (var name : object.members().keySet()) {
            if (!name.equals("keys") && !name.equals("query") && !others.contains(name)) {
                throw invalid("\"" + name + "\" is not allowed");
            }
        }
        var keys = object.find("keys");
        var query = object.find("query");
        if (keys.isPresent() && query.isPresent()) {
            throw invalid("\"value\" contains a conflict between exclusive peers [query, keys]");
        }
        if (keys.isPresent()) {
            return keys.get() instanceof JsonArray(var items)
                    ? new Target.Keys(items)
                    : refuse("\"keys\" must be an array");
        }
        return query.map(given -> (Target) new Target.Found(queryObject(given)))
                .orElseThrow(() -> invalid("\"value\" must contain at least one of [query, keys]"));
    }

    static JsonObject object(JsonValue value) {
        return Optional.of(value)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElseThrow(() -> invalid("\"value\" must be of type object"));
    }

    private static JsonObject queryObject(JsonValue value) {
        return value instanceof JsonObject query ? query : refuseQuery();
    }

    private static JsonObject refuseQuery() {
        throw invalid("\"query\" must be of type object");
    }

    private static Target refuse(String reason) {
        throw invalid(reason);
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidPayload(reason).asException();
    }
}
