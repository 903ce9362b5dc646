package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a column of a snapshot is declared as in SQLite, so that Directus 12.4 reads it back as the field's type: a table
 * of rules to be read against {@code GET /fields} of a real server, and independent of the code that declares columns.
 *
 * <pre>
 * type                   data_type                special          declared
 * any whole number       any, counting key        any              integer
 * integer                any                      any              integer
 * bigInteger             any                      any              bigint
 * float                  double                   any              double
 * float                  any other                any              float
 * decimal                any                      any              decimal(p,s); 10,5 where not said
 * boolean, date, time    any                      any              the same word
 * dateTime               any                      any              datetime
 * timestamp              datetime                 cast-timestamp   datetime
 * timestamp              any other                any              timestamp
 * string                 char, character          any              char(n)
 * string, hash           any other                any              varchar(n); 255 where not said
 * text, csv              any                      any              text
 * json                   a text type but longtext cast-json        text
 * json                   any other                any              json
 * uuid                   any                      uuid, file       char(36)
 * uuid                   any                      none of these    uuid
 * binary                 any                      any              blob
 * geometry[.X]           any                      any              geometry, or x in lower case
 * </pre>
 */
final class SqliteColumnRules implements ProductRules {

    private static final Set<String> TEXTS = Set.of("text", "tinytext", "mediumtext", "clob");

    @Override
    public String declared(String type, JsonObject schema, List<String> special, boolean counts) {
        var word = schema.text("data_type").orElse("").toLowerCase(Locale.ROOT);
        if (counts) {
            return "integer";
        }
        return switch (type) {
            case "integer", "boolean", "date", "time" -> type;
            case "float" -> word.startsWith("double") ? "double" : "float";
            case "bigInteger" -> "bigint";
            case "decimal" -> decimal(schema);
            case "dateTime" -> "datetime";
            case "timestamp" ->
                word.equals("datetime") && special.contains("cast-timestamp") ? "datetime" : "timestamp";
            case "string" ->
                word.equals("char") || word.equals("character") ? "char(" + length(schema) + ")" : varchar(schema);
            case "hash" -> varchar(schema);
            case "text", "csv" -> "text";
            case "json" -> TEXTS.contains(word) && special.contains("cast-json") ? "text" : "json";
            case "uuid" -> special.contains("uuid") || special.contains("file") ? "char(36)" : "uuid";
            case "binary" -> "blob";
            default -> {
                if (type.startsWith("geometry")) {
                    yield type.replace("geometry.", "").toLowerCase(Locale.ROOT);
                }
                throw new AssertionError("no rule for type " + type);
            }
        };
    }

    private static String varchar(JsonObject schema) {
        return "varchar(" + length(schema) + ")";
    }

    private static String length(JsonObject schema) {
        return schema.get("max_length") instanceof JsonNumber number ? number.toString() : "255";
    }

    private static String decimal(JsonObject schema) {
        var precision = schema.get("numeric_precision");
        var scale = schema.get("numeric_scale");
        return "decimal(" + (precision instanceof JsonNumber ? precision.toString() : "10") + ","
                + (scale instanceof JsonNumber ? scale.toString() : precision instanceof JsonNumber ? "0" : "5") + ")";
    }
}
