package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.List;

/** The entries of a snapshot file as they stand there. */
public final class SnapshotEntries {

    private final JsonObject document;

    /** @param document the file, be it wrapped in {@code data} or not */
    public SnapshotEntries(JsonValue document) {
        var outer = (JsonObject) document;
        this.document = outer.get("data") instanceof JsonObject data ? data : outer;
    }

    /** The entries of a section, in their order; none if the section is missing. */
    public List<JsonObject> section(String name) {
        return document.get(name) instanceof JsonArray(var items)
                ? items.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }

    /** The text of a key that must be there. */
    public static String text(JsonObject entry, String key) {
        return entry.text(key).orElseThrow(() -> new AssertionError("no " + key + " in " + entry));
    }

    /** The object of a key; an empty one if there is none. */
    public static JsonObject object(JsonObject entry, String key) {
        return entry.get(key) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /** Whether the key is there with an object. */
    public static boolean has(JsonObject entry, String key) {
        return entry.get(key) instanceof JsonObject;
    }

    /** The special flags of a field. */
    public static List<String> special(JsonObject field) {
        return object(field, "meta").get("special") instanceof JsonArray(var items)
                ? items.stream()
                        .map(item -> item instanceof JsonText(var text) ? text : item.toString())
                        .toList()
                : List.of();
    }
}
