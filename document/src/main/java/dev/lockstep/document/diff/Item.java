package dev.lockstep.document.diff;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.List;

/**
 * One item of an entry of a diff. The path leads from the entry to the value: texts name members, numbers positions; an
 * empty path means the entry itself.
 */
public sealed interface Item {

    /** Where in the entry. */
    List<JsonValue> path();

    /** Something new ({@code N}). */
    record Added(List<JsonValue> path, JsonValue rhs) implements Item {}

    /** Something that is gone ({@code D}). */
    record Removed(List<JsonValue> path, JsonValue lhs) implements Item {}

    /** Another value ({@code E}). */
    record Edited(List<JsonValue> path, JsonValue lhs, JsonValue rhs) implements Item {}

    /** An item more or less at the end of an array ({@code A}); {@code item} has an empty path. */
    record ArrayItem(List<JsonValue> path, int index, Item item) implements Item {}

    /** The item as documents write it. */
    default JsonObject toJson() {
        var json = JsonObject.builder();
        switch (this) {
            case Added(var path, var rhs) -> {
                putPath(json.put("kind", "N"), path);
                json.put("rhs", rhs);
            }
            case Removed(var path, var lhs) -> {
                putPath(json.put("kind", "D"), path);
                json.put("lhs", lhs);
            }
            case Edited(var path, var lhs, var rhs) -> {
                putPath(json.put("kind", "E"), path);
                json.put("lhs", lhs).put("rhs", rhs);
            }
            case ArrayItem(var path, var index, var item) -> {
                putPath(json.put("kind", "A"), path);
                json.put("index", index).put("item", item.toJson());
            }
        }
        return json.build();
    }

    private static void putPath(JsonObject.Builder json, List<JsonValue> path) {
        if (!path.isEmpty()) {
            json.put("path", new JsonArray(path));
        }
    }

    /** Whether the path is this one. */
    default boolean isAt(String... names) {
        var path = path();
        if (path.size() != names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!(path.get(i) instanceof JsonText(var text) && text.equals(names[i]))) {
                return false;
            }
        }
        return true;
    }

    /** The path with dots, for messages. */
    default String dotted() {
        var text = new StringBuilder();
        for (var part : path()) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            text.append(
                    switch (part) {
                        case JsonText(var name) -> name;
                        case JsonNumber number -> number.toString();
                        default -> part.toString();
                    });
        }
        return text.toString();
    }
}
