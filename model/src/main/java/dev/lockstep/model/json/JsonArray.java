package dev.lockstep.model.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    /** An array without items. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    /** An array of texts. */
    public static JsonArray ofTexts(List<String> texts) {
        return new JsonArray(texts.stream().map(JsonValue::of).toList());
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
