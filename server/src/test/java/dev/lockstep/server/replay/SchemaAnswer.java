package dev.lockstep.server.replay;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of snapshots and diffs must be the same on every database product. They were recorded on PostgreSQL, where all must be
 * the same but for hashes; on others, left out is what each product says in its own words, and nothing else:
 *
 * <ul>
 *   <li>of a column: its data type, lengths, digits, default, the foreign key's place, and whether a primary key counts as
 *       unique; a key that counts up is of whatever size the product gives it
 *   <li>the name of a constraint, and the flags that a server adds to {@code special} by itself
 * </ul>
 */
final class SchemaAnswer {

    private static final Set<String> SPOKEN =
            Set.of("data_type", "max_length", "numeric_precision", "numeric_scale", "default_value", "constraint_name");
    private static final Set<String> ADDED_FLAGS = Set.of("cast-json", "cast-csv", "cast-timestamp", "hash");
    private static final Map<String, String> WORDS =
            Map.of("character varying", "varchar", "bigint", "integer", "postgres", "sqlite", "mysql", "sqlite");

    private final boolean sameProduct;

    /** @param sameProduct whether the answers are of the product that was recorded, so that its own words count */
    SchemaAnswer(boolean sameProduct) {
        this.sameProduct = sameProduct;
    }

    /** An answer in the words of one product. */
    JsonValue of(JsonValue value) {
        return switch (value) {
            case JsonArray(var items) ->
                new JsonArray(items.stream().map(this::of).toList());
            case JsonObject object -> object(object);
            case JsonText(var text) -> JsonValue.of(sameProduct ? text : WORDS.getOrDefault(text, text));
            default -> value;
        };
    }

    private JsonValue object(JsonObject object) {
        boolean column = object.has("data_type");
        boolean constraint = object.has("constraint_name");
        boolean key = object.get("is_primary_key") == JsonBoolean.TRUE;
        boolean countsUp = !sameProduct
                && object.get("schema") instanceof JsonObject schema
                && schema.get("has_auto_increment") == JsonBoolean.TRUE;
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            boolean spoken = !sameProduct && (column || constraint) && SPOKEN.contains(name);
            boolean keyIsUnique = !sameProduct && column && key && name.equals("is_unique");
            if (spoken || keyIsUnique) {
                return;
            }
            if (countsUp && name.equals("type")) {
                kept.put(name, JsonValue.of("a whole number"));
            } else if (name.equals("special")) {
                kept.put(name, special(member));
            } else if (!name.equals("hash")) {
                kept.put(name, of(member));
            }
        });
        return new JsonObject(kept);
    }

    private JsonValue special(JsonValue value) {
        if (sameProduct || !(value instanceof JsonArray(var flags))) {
            return value;
        }
        var own = flags.stream()
                .filter(flag -> !(flag instanceof JsonText(var text) && ADDED_FLAGS.contains(text)))
                .toList();
        return own.isEmpty() ? JsonNull.NULL : new JsonArray(own);
    }

    /** A diff in one line: kinds, entries and paths. */
    static String summary(JsonValue data) {
        if (!(data instanceof JsonObject object) || !(object.get("diff") instanceof JsonObject sections)) {
            return "other";
        }
        return sections.members().values().stream()
                .flatMap(section -> ((JsonArray) section).items().stream())
                .map(entry -> entry((JsonObject) entry))
                .collect(Collectors.joining("; "));
    }

    private static String entry(JsonObject entry) {
        var name = entry.text("collection").orElse("")
                + entry.text("field").map(field -> "." + field).orElse("");
        return ((JsonArray) entry.find("diff").orElseThrow())
                .items().stream()
                        .map(item -> item((JsonObject) item))
                        .collect(Collectors.joining(", ", name + " ", ""));
    }

    private static String item(JsonObject item) {
        var kind = item.text("kind").orElse("");
        if (!(item.get("path") instanceof JsonArray(var path))) {
            return kind;
        }
        return kind + " "
                + path.stream()
                        .map(step -> step instanceof JsonText(var text) ? text : step.toString())
                        .collect(Collectors.joining("."));
    }
}
