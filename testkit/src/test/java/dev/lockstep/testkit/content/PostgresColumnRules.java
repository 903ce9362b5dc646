package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a column of a snapshot is declared as in PostgreSQL, so that Directus 12.4 reads it back as the field's type: a
 * table of rules to be read against {@code GET /fields} of a real server, and independent of the code that declares
 * columns.
 *
 * <pre>
 * type                   data_type                special          declared
 * integer                tinyint, smallint        any              smallint
 * integer                any other                any              integer
 * bigInteger             any                      any              bigint
 * float                  double                   any              double precision
 * float                  any other                any              real
 * decimal                any                      any              numeric(p,s); 10,5 where not said
 * boolean, date          any                      any              the same word
 * time                   any                      any              time without time zone
 * dateTime               any                      any              timestamp without time zone
 * timestamp              any                      any              timestamp with time zone
 * string                 char, character          any              character(n)
 * string, hash           any other                any              character varying(n); 255 where not said
 * text, csv              any                      any              text
 * json                   text                     cast-json        text
 * json                   jsonb                    any              jsonb
 * json                   any other                any              json
 * uuid                   varchar                  uuid, file       character varying(n)
 * uuid                   any other                any              uuid
 * binary                 any                      any              bytea
 * </pre>
 *
 * A text that points at a UUID is one as well, and the other way round: the server would not compare them.
 */
final class PostgresColumnRules implements ProductRules {

    private static final Set<String> TEXTS = Set.of("text", "tinytext", "mediumtext", "clob");

    @Override
    public String declared(String type, JsonObject schema, List<String> special, boolean counts) {
        var word = schema.text("data_type").orElse("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "integer" -> word.equals("smallint") || word.equals("tinyint") ? "smallint" : "integer";
            case "bigInteger" -> "bigint";
            case "float" -> word.startsWith("double") ? "double precision" : "real";
            case "decimal" -> decimal(schema);
            case "boolean", "date" -> type;
            case "time" -> "time without time zone";
            case "dateTime" -> "timestamp without time zone";
            case "timestamp" -> "timestamp with time zone";
            case "string" ->
                word.equals("char") || word.equals("character")
                        ? "character(" + length(schema) + ")"
                        : "character varying(" + length(schema) + ")";
            case "hash" -> "character varying(" + length(schema) + ")";
            case "text", "csv" -> "text";
            case "json" -> json(word, special);
            case "uuid" ->
                word.equals("varchar") && (special.contains("uuid") || special.contains("file"))
                        ? "character varying(" + length(schema) + ")"
                        : "uuid";
            case "binary" -> "bytea";
            default -> {
                if (type.startsWith("geometry")) {
                    yield "geometry";
                }
                throw new AssertionError("no rule for type " + type);
            }
        };
    }

    @Override
    public String pointing(String declared, String key) {
        return declared.equals("uuid") != key.equals("uuid") ? key : declared;
    }

    private static String json(String word, List<String> special) {
        return TEXTS.contains(word) && special.contains("cast-json") ? "text" : word.equals("jsonb") ? word : "json";
    }

    private static String length(JsonObject schema) {
        return schema.get("max_length") instanceof JsonNumber number ? number.toString() : "255";
    }

    private static String decimal(JsonObject schema) {
        var precision = schema.get("numeric_precision");
        var scale = schema.get("numeric_scale");
        return "numeric(" + (precision instanceof JsonNumber ? precision.toString() : "10") + ","
                + (scale instanceof JsonNumber ? scale.toString() : precision instanceof JsonNumber ? "0" : "5") + ")";
    }
}
