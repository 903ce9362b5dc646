package dev.lockstep.server.datamodel;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a recorded answer must be found in ours. The requests were recorded on PostgreSQL; an answer of that has to be the
 * same but for row numbers, the texts of errors, and the schema and comment of a column. This is the one rule by which an answer of another product is held
 * against them:
 *
 * <ul>
 *   <li>A collection's {@code schema} is the product's own description; that there is one is what counts.
 *   <li>A column's or key's {@code schema} loses what only PostgreSQL says, and what each product says in its own words:
 *       type, lengths, digits, default, name of the constraint. Whether a primary key counts as unique is such a word.
 *   <li>A key that counts up by itself is of whatever size the product gives it.
 *   <li>Lists are sets.
 *   <li>Row numbers and the flags that a product's server adds itself are left out.
 *   <li>Of an error, the code and the keys beside it count; texts are ours.
 * </ul>
 */
final class RecordedShape {

    /** What PostgreSQL says of columns and keys and we do not tell. */
    private static final Set<String> UNTOLD = Set.of("foreign_key_schema", "comment");

    private static final Set<String> SPOKEN = Set.of(
            "foreign_key_schema",
            "comment",
            "data_type",
            "max_length",
            "numeric_precision",
            "numeric_scale",
            "default_value",
            "constraint_name");
    private static final Set<String> ADDED_FLAGS = Set.of("cast-json", "cast-csv", "cast-timestamp", "hash");

    private final boolean sameProduct;

    /** @param sameProduct whether the answers are of the product that was recorded, so that its own words count */
    RecordedShape(boolean sameProduct) {
        this.sameProduct = sameProduct;
    }

    /** The comparable part of an answer. */
    JsonValue of(JsonValue body) {
        if (!(body instanceof JsonObject answer)) {
            return body;
        }
        if (answer.get("errors") instanceof JsonArray(var errors)) {
            return error(errors.getFirst());
        }
        return switch (answer.get("data")) {
            case JsonArray(var items) ->
                new JsonArray(items.stream()
                        .map(this::entry)
                        .sorted(Comparator.comparing(RecordedShape::name))
                        .toList());
            case null -> JsonNull.NULL;
            case JsonValue single -> entry(single);
        };
    }

    private static String name(JsonValue entry) {
        return entry instanceof JsonObject json
                ? json.text("collection").orElse("") + "." + json.text("field").orElse("")
                : "";
    }

    /** Ours may say more beside the code, and more errors than the first. */
    private static JsonValue error(JsonValue error) {
        if (error instanceof JsonObject json && json.get("extensions") instanceof JsonObject extensions) {
            return extensions.has("code")
                    ? JsonObject.builder()
                            .put("code", extensions.text("code").orElse(""))
                            .build()
                    : json;
        }
        return error;
    }

    private JsonValue entry(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return value;
        }
        boolean collection = !json.has("field");
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        json.members().forEach((key, member) -> {
            if (key.equals("meta")) {
                kept.put(key, meta(member));
            } else if (key.equals("schema")) {
                kept.put(key, collection && !sameProduct ? JsonValue.of(!member.isNull()) : schema(member));
            } else if (key.equals("type") && !sameProduct && countsUp(json)) {
                kept.put(key, JsonValue.of("a whole number"));
            } else {
                kept.put(key, member);
            }
        });
        return new JsonObject(kept);
    }

    private static boolean countsUp(JsonObject field) {
        return field.get("schema") instanceof JsonObject schema && schema.get("has_auto_increment") == JsonBoolean.TRUE;
    }

    private JsonValue meta(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return value;
        }
        // what is said of built-in fields beyond their row's plain values is not kept here
        if (json.get("system") == JsonBoolean.TRUE) {
            return new JsonObject(Map.of(
                    "keys",
                    JsonArray.ofTexts(List.copyOf(new TreeSet<>(json.members().keySet())))));
        }
        return json.without("id").with("special", special(json.get("special")));
    }

    private JsonValue special(@Nullable JsonValue value) {
        if (sameProduct && value != null) {
            return value;
        }
        if (!(value instanceof JsonArray(var flags))) {
            return JsonNull.NULL;
        }
        var own = flags.stream()
                .filter(flag -> !(flag instanceof JsonText(var text) && ADDED_FLAGS.contains(text)))
                .toList();
        return own.isEmpty() ? JsonNull.NULL : new JsonArray(own);
    }

    private JsonValue schema(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return value;
        }
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        json.members().forEach((key, member) -> {
            boolean keyIsUnique = key.equals("is_unique") && json.get("is_primary_key") == JsonBoolean.TRUE;
            boolean told = sameProduct ? !UNTOLD.contains(key) : !SPOKEN.contains(key) && !keyIsUnique;
            if (told) {
                kept.put(key, member);
            }
        });
        return new JsonObject(kept);
    }
}
