package dev.lockstep.model;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One meta row: what a project says about a collection, field or relation beyond its table. Keys in code-unit order. */
public record Meta(SortedMap<String, JsonValue> values) {

    public Meta {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A row of the table with every column at its default. */
    public static Meta defaults(MetaTable table) {
        var values = new TreeMap<String, JsonValue>();
        for (var column : table.columns()) {
            values.put(column.name(), column.defaultValue());
        }
        return new Meta(values);
    }

    /** The value, or {@link JsonNull} where the row has no such column. */
    public JsonValue get(String key) {
        return values.getOrDefault(key, JsonNull.NULL);
    }

    /** The text value, or null where it is null or no text. */
    public @Nullable String text(String key) {
        return values.get(key) instanceof JsonText(var text) ? text : null;
    }

    /** Whether the value is {@code true}. */
    public boolean isTrue(String key) {
        return values.get(key) == JsonBoolean.TRUE;
    }

    /** The texts of a list value; empty where it is null. */
    public List<String> texts(String key) {
        if (values.get(key) instanceof JsonArray(var items)) {
            return items.stream()
                    .map(item -> item instanceof JsonText(var text) ? text : item.toString())
                    .toList();
        }
        return List.of();
    }

    /** The same row with one value set. */
    public Meta with(String key, JsonValue value) {
        if (value.equals(values.get(key))) {
            return this;
        }
        var copy = new TreeMap<>(values);
        copy.put(key, value);
        return new Meta(copy);
    }

    /** The same row with these values set. */
    public Meta withAll(Map<String, JsonValue> changed) {
        var copy = new TreeMap<>(values);
        copy.putAll(changed);
        return new Meta(copy);
    }

    /** The row as a JSON object, keys in code-unit order. */
    public JsonObject toJson() {
        return new JsonObject(values);
    }
}
