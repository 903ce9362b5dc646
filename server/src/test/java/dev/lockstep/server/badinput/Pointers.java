package dev.lockstep.server.badinput;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places in a JSON value, written as in RFC 6901 but without its escapes. */
final class Pointers {

    private Pointers() {}

    /** Every place, with what stands there. */
    static Map<String, JsonValue> of(JsonValue value) {
        var places = new LinkedHashMap<String, JsonValue>();
        collect("", value, places);
        return places;
    }

    private static void collect(String at, JsonValue value, Map<String, JsonValue> places) {
        places.put(at, value);
        switch (value) {
            case JsonObject object ->
                object.members().forEach((key, member) -> collect(at + "/" + key, member, places));
            case JsonArray(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    collect(at + "/" + i, items.get(i), places);
                }
            }
            default -> {}
        }
    }

    /** The value with another one at the place, or without it for null. */
    static JsonValue replaced(JsonValue value, String pointer, @Nullable JsonValue other) {
        if (pointer.isEmpty()) {
            return other == null ? JsonObject.EMPTY : other;
        }
        return replaced(value, List.of(pointer.substring(1).split("/", -1)), other);
    }

    private static JsonValue replaced(JsonValue value, List<String> path, @Nullable JsonValue other) {
        var key = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (value) {
            case JsonObject object -> {
                var inner = object.get(key);
                var changed = rest.isEmpty() || inner == null ? other : replaced(inner, rest, other);
                yield changed == null ? object.without(key) : object.with(key, changed);
            }
            case JsonArray(var items) -> {
                int index = Integer.parseInt(key);
                var changed = new ArrayList<>(items);
                var is = rest.isEmpty() ? other : replaced(items.get(index), rest, other);
                if (is == null) {
                    changed.remove(index);
                } else {
                    changed.set(index, is);
                }
                yield new JsonArray(changed);
            }
            default -> throw new IllegalArgumentException("nothing at " + path);
        };
    }
}
