package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a column of a snapshot is declared as in MariaDB and MySQL, so that Directus 12.4 reads it back as the field's type:
 * a table of rules to be read against {@code GET /fields} of a real server, and independent of the code that declares
 * columns.
 *
 * <pre>
 * type                   data_type                special          declared
 * integer, counting key  any                      any              int unsigned
 * integer                [tiny, small, medium]int any              the same word, and unsigned if it says so
 * integer                any other                any              int
 * bigInteger             bigint unsigned          any              bigint unsigned
 * bigInteger             any other                any              bigint
 * float                  double                   any              double, and (p,s) if both are said
 * float                  any other                any              float, and (p,s) if both are said
 * decimal                any                      any              decimal(p,s); 10,5 where not said
 * boolean                any                      any              tinyint(1)
 * date, time, timestamp  any                      any              the same word
 * dateTime               any                      any              datetime
 * string                 char, character          any              char(n)
 * string, hash           any other                any              varchar(n); 255 where not said
 * text                   tiny, medium, longtext   any              the same word
 * text, csv              any other                any              text
 * json                   text                     cast-json        text
 * json                   any other                any              json
 * uuid                   varchar                  uuid, file       varchar(n)
 * uuid                   any other                any              char(36)
 * binary                 any                      any              blob
 * geometry[.X]           any                      any              geometry, or x in lower case
 * </pre>
 *
 * A column that points at another one is of the type of that one, but for two texts, which the server compares.
 */
final class MysqlColumnRules implements ProductRules {

    private static final Set<String> TEXTS = Set.of("text", "tinytext", "mediumtext", "clob");

    @Override
    public String declared(String type, JsonObject schema, List<String> special, boolean counts) {
        var word = schema.text("data_type").orElse("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "integer" ->
                counts ? "int unsigned" : word.matches("(tiny|small|medium)?int( unsigned)?") ? word : "int";
            case "bigInteger" -> word.equals("bigint unsigned") ? word : "bigint";
            case "float" -> (word.startsWith("double") ? "double" : "float") + digits(schema);
            case "decimal" -> decimal(schema);
            case "boolean" -> "tinyint(1)";
            case "date", "time", "timestamp" -> type;
            case "dateTime" -> "datetime";
            case "string" ->
                word.equals("char") || word.equals("character")
                        ? "char(" + length(schema) + ")"
                        : "varchar(" + length(schema) + ")";
            case "hash" -> "varchar(" + length(schema) + ")";
            case "text" -> word.matches("(tiny|medium|long)text") ? word : "text";
            case "csv" -> "text";
            case "json" -> TEXTS.contains(word) && special.contains("cast-json") ? "text" : "json";
            case "uuid" ->
                word.equals("varchar") && (special.contains("uuid") || special.contains("file"))
                        ? "varchar(" + length(schema) + ")"
                        : "char(36)";
            case "binary" -> "blob";
            default -> {
                if (type.startsWith("geometry")) {
                    yield type.replace("geometry.", "").toLowerCase(Locale.ROOT);
                }
                throw new AssertionError("no rule for type " + type);
            }
        };
    }

    @Override
    public String pointing(String declared, String key) {
        return isText(declared) && isText(key) ? declared : key;
    }

    private static boolean isText(String declared) {
        return declared.startsWith("varchar") || declared.startsWith("char");
    }

    @Override
    public boolean indexesForeignKeys() {
        return true;
    }

    private static String length(JsonObject schema) {
        return schema.get("max_length") instanceof JsonNumber number ? number.toString() : "255";
    }

    private static String digits(JsonObject schema) {
        return schema.get("numeric_precision") instanceof JsonNumber precision
                        && schema.get("numeric_scale") instanceof JsonNumber scale
                ? "(" + precision + "," + scale + ")"
                : "";
    }

    private static String decimal(JsonObject schema) {
        var precision = schema.get("numeric_precision");
        var scale = schema.get("numeric_scale");
        return "decimal(" + (precision instanceof JsonNumber ? precision.toString() : "10") + ","
                + (scale instanceof JsonNumber ? scale.toString() : precision instanceof JsonNumber ? "0" : "5") + ")";
    }
}
