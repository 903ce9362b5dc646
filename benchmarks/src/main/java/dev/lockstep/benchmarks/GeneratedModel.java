package dev.lockstep.benchmarks;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;

/**
 * A model of many like collections, ten fields and a foreign key each, as a snapshot. {@link Floor} makes the same by plain
 * SQL.
 */
final class GeneratedModel {

    private GeneratedModel() {}

    static String name(int number) {
        return "collection_%05d".formatted(number);
    }

    static JsonObject snapshot(int collections, boolean oneMoreField) {
        var collectionEntries = new ArrayList<JsonValue>();
        var fields = new ArrayList<JsonValue>();
        var relations = new ArrayList<JsonValue>();
        for (int i = 0; i < collections; i++) {
            var name = name(i);
            collectionEntries.add(JsonObject.builder()
                    .put("collection", name)
                    .put(
                            "meta",
                            JsonObject.builder()
                                    .put("icon", "box")
                                    .put("note", "Number " + i)
                                    .build())
                    .put("schema", JsonObject.builder().put("name", name).build())
                    .build());
            fields.add(field(name, "id", "integer", "is_primary_key", "has_auto_increment"));
            fields.add(field(name, "title", "string"));
            fields.add(field(name, "code", "string", "is_unique"));
            fields.add(field(name, "body", "text"));
            fields.add(field(name, "active", "boolean"));
            fields.add(field(name, "amount", "decimal"));
            fields.add(field(name, "stock", "integer", "is_indexed"));
            fields.add(field(name, "options", "json"));
            fields.add(field(name, "created", "timestamp"));
            fields.add(field(name, "parent", "integer"));
            if (oneMoreField && i % 10 == 0) {
                fields.add(field(name, "added", "string"));
            }
            relations.add(JsonObject.builder()
                    .put("collection", name)
                    .put("field", "parent")
                    .put("related_collection", name(i / 2))
                    .put("meta", JsonObject.EMPTY)
                    .put(
                            "schema",
                            JsonObject.builder().put("on_delete", "SET NULL").build())
                    .build());
        }
        return JsonObject.builder()
                .put("version", 1)
                .put("directus", "12.4.0")
                .put("vendor", "sqlite")
                .put("collections", new JsonArray(collectionEntries))
                .put("fields", new JsonArray(fields))
                .put("relations", new JsonArray(relations))
                .build();
    }

    private static JsonValue field(String collection, String name, String type, String... flags) {
        var schema = JsonObject.builder().put("name", name).put("table", collection);
        for (var flag : flags) {
            schema.put(flag, true);
        }
        return JsonObject.builder()
                .put("collection", collection)
                .put("field", name)
                .put("type", type)
                .put(
                        "meta",
                        JsonObject.builder()
                                .put("interface", "input")
                                .put("width", "half")
                                .put("note", JsonNull.NULL)
                                .build())
                .put("schema", schema.build())
                .build();
    }
}
