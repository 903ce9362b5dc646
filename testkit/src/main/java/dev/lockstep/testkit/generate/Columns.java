package dev.lockstep.testkit.generate;

import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/** Types and schemas of fields, in the words of SQLite. */
final class Columns {

    /** Every type that has a column. */
    static final List<String> TYPES = List.of(
            "string",
            "text",
            "boolean",
            "integer",
            "bigInteger",
            "float",
            "decimal",
            "date",
            "time",
            "dateTime",
            "timestamp",
            "json",
            "csv",
            "hash",
            "uuid",
            "binary",
            "geometry",
            "geometry.Point",
            "geometry.LineString",
            "geometry.Polygon",
            "geometry.MultiPoint",
            "geometry.MultiLineString",
            "geometry.MultiPolygon");

    private Columns() {}

    /** The word of SQLite for a type. */
    static String word(String type) {
        return switch (type) {
            case "string", "hash" -> "varchar";
            case "csv" -> "text";
            case "bigInteger" -> "bigint";
            case "dateTime" -> "datetime";
            case "binary" -> "blob";
            default -> type.replace("geometry.", "").toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** A schema of the type, with a default, length, index and so on as it falls. */
    static JsonObject schema(Chance chance, String collection, String field, String type) {
        boolean indexable = !type.startsWith("geometry") && !type.equals("json") && !type.equals("binary");
        var schema = JsonObject.builder()
                .put("name", field)
                .put("table", collection)
                .put("data_type", word(type))
                .put("default_value", chance.oneIn(2) ? defaultValue(chance, type) : JsonNull.NULL)
                .put("max_length", length(chance, type))
                .put("numeric_precision", type.equals("decimal") ? JsonValue.of(12) : JsonNull.NULL)
                .put("numeric_scale", type.equals("decimal") ? JsonValue.of(chance.between(0, 6)) : JsonNull.NULL)
                .put("is_nullable", !chance.oneIn(4))
                .put("is_unique", indexable && chance.oneIn(6))
                .put("is_indexed", indexable && chance.oneIn(5));
        return rest(schema, false, false);
    }

    /** The schema of a primary key. */
    static JsonObject key(String collection, String field, String word, JsonValue length, boolean counts) {
        var schema = JsonObject.builder()
                .put("name", field)
                .put("table", collection)
                .put("data_type", word)
                .put("default_value", JsonNull.NULL)
                .put("max_length", length)
                .put("numeric_precision", JsonNull.NULL)
                .put("numeric_scale", JsonNull.NULL)
                .put("is_nullable", false)
                .put("is_unique", !word.equals("integer"))
                .put("is_indexed", false);
        return rest(schema, true, counts);
    }

    /** The schema of a column that holds keys of another table. */
    static JsonObject pointer(Chance chance, String collection, String field, JsonObject target, boolean nullable) {
        return target.with("name", JsonValue.of(field))
                .with("table", JsonValue.of(collection))
                .with("default_value", JsonNull.NULL)
                .with("is_primary_key", JsonValue.of(false))
                .with("has_auto_increment", JsonValue.of(false))
                .with("is_nullable", JsonValue.of(nullable))
                .with("is_unique", JsonValue.of(chance.oneIn(6)))
                .with("is_indexed", JsonValue.of(chance.oneIn(3)));
    }

    private static JsonObject rest(JsonObject.Builder schema, boolean key, boolean counts) {
        return schema.put("is_primary_key", key)
                .put("is_generated", false)
                .put("generation_expression", JsonNull.NULL)
                .put("has_auto_increment", counts)
                .put("foreign_key_table", JsonNull.NULL)
                .put("foreign_key_column", JsonNull.NULL)
                .build();
    }

    private static JsonValue length(Chance chance, String type) {
        return switch (type) {
            case "string" -> JsonValue.of(chance.of(List.of(1, 20, 36, 64, 255, 1000)));
            case "hash" -> JsonValue.of(255);
            default -> JsonNull.NULL;
        };
    }

    private static JsonValue defaultValue(Chance chance, String type) {
        return switch (type) {
            case "string", "text", "csv", "hash" -> new JsonText(chance.text());
            case "boolean" -> JsonValue.of(chance.oneIn(2));
            case "integer" -> JsonValue.of(chance.between(-5, 2_000_000_000));
            case "bigInteger" -> JsonValue.of(chance.of(List.of(0L, -1L, 9007199254740993L, Long.MAX_VALUE)));
            case "float", "decimal" ->
                new JsonNumber(new BigDecimal(chance.of(List.of("0", "1.5", "-0.125", "1000000", "0.1"))));
            case "date" -> new JsonText("2020-02-29");
            case "time" -> new JsonText("23:59:59");
            case "dateTime", "timestamp" ->
                new JsonText(chance.of(List.of("CURRENT_TIMESTAMP", "2020-02-29 23:59:59")));
            case "json" -> {
                var json = chance.oneIn(2) ? chance.object(2) : chance.array(2);
                yield json;
            }
            case "uuid" ->
                new JsonText(chance.of(List.of("gen_random_uuid()", "00000000-0000-4000-8000-000000000000")));
            default -> JsonNull.NULL;
        };
    }
}
