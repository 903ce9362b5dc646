package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a snapshot without what products spell differently and mean alike:
 *
 * <ul>
 *   <li>flags that servers add to tell types apart that the columns do not: {@code cast-timestamp}, {@code cast-json};
 *   <li>the words for the columns of UUIDs and timestamps, as far as the type of the field tells it all;
 *   <li>a time of day with seconds and without, as a default;
 *   <li>a text that points at a UUID, which is a UUID where the product compares no others with it.
 * </ul>
 */
final class NormalForm {

    private static final Set<String> ADDED = Set.of("cast-timestamp", "cast-json");
    private static final Set<String> TOLD_BY_TYPE = Set.of("uuid", "timestamp");

    private final Map<String, String> types = new HashMap<>();

    NormalForm(List<JsonObject> fields) {
        fields.forEach(
                field -> types.put(DiffLines.name(field), field.text("type").orElse("")));
    }

    JsonObject of(JsonObject field) {
        var schema = SnapshotEntries.object(field, "schema");
        var type = pointsAtUuid(schema) ? "uuid" : field.text("type").orElse("");
        var normal = field.with("type", JsonValue.of(type));
        if (field.get("schema") instanceof JsonObject && TOLD_BY_TYPE.contains(type)) {
            normal = normal.with("schema", schema.without("data_type").without("max_length"));
        }
        if (type.equals("time") && schema.get("default_value") instanceof JsonText(var time)) {
            var told = LocalTime.parse(time).toString();
            normal = normal.with("schema", schema.with("default_value", JsonValue.of(told)));
        }
        return field.get("meta") instanceof JsonObject meta ? normal.with("meta", withoutAdded(meta)) : normal;
    }

    private boolean pointsAtUuid(JsonObject schema) {
        var table = schema.text("foreign_key_table");
        var column = schema.text("foreign_key_column");
        if (table.isEmpty() || column.isEmpty()) {
            return false;
        }
        var type = types.get(table.get() + "." + column.get());
        // what is pointed at of the server's own is not in the snapshot
        return type == null ? table.get().startsWith("directus_") : type.equals("uuid");
    }

    private static JsonObject withoutAdded(JsonObject meta) {
        if (!(meta.get("special") instanceof JsonArray(var flags))) {
            return meta;
        }
        var given = new ArrayList<>(flags);
        given.removeIf(flag -> flag instanceof JsonText(var text) && ADDED.contains(text));
        return meta.with("special", given.isEmpty() && !flags.isEmpty() ? JsonNull.NULL : new JsonArray(given));
    }
}
