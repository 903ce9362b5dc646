package dev.lockstep.testkit.content;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How meta values stand in their rows: the table of {@code system-tables.md} of Directus 12.4, typed off by hand and not
 * taken from the code that writes them.
 */
public final class MetaRules {

    private static final Set<String> FLAGS =
            Set.of("archive_app_filter", "hidden", "singleton", "versioning", "readonly", "required", "searchable");
    private static final Set<String> JSON =
            Set.of("translations", "item_duplication_fields", "options", "display_options", "conditions", "validation");
    private static final Set<String> LISTS = Set.of("special", "one_allowed_collections");
    private static final Set<String> NUMBERS = Set.of("sort", "autosave_revision_interval");

    /** What a new row holds where the snapshot says nothing; null for all others. */
    static final Map<String, Map<String, Object>> DEFAULTS = Map.of(
            "directus_collections",
            Map.of(
                    "accountability", "all",
                    "archive_app_filter", true,
                    "collapse", "open",
                    "hidden", false,
                    "singleton", false,
                    "status", "active",
                    "versioning", false),
            "directus_fields",
            Map.of("hidden", false, "readonly", false, "required", false, "searchable", true, "width", "full"),
            "directus_relations",
            Map.of("one_deselect_action", "nullify"));

    /** Columns that cannot be null: a given null stands for the default there. */
    static final Set<String> NEVER_NULL = Set.of(
            "archive_app_filter",
            "collapse",
            "hidden",
            "one_deselect_action",
            "readonly",
            "searchable",
            "singleton",
            "status",
            "versioning");

    /** Flags that a server adds to the row of a field, by the field's type. */
    private static final Map<String, String> ADDED_FLAGS =
            Map.of("json", "cast-json", "csv", "cast-csv", "hash", "hash");

    private MetaRules() {}

    static boolean holdsJson(String column) {
        return JSON.contains(column);
    }

    static boolean holdsList(String column) {
        return LISTS.contains(column);
    }

    static boolean holdsNumber(String column) {
        return NUMBERS.contains(column);
    }

    /** The value that a stored one stands for. */
    static JsonValue decode(String column, @Nullable Object stored) {
        if (stored == null) {
            return JsonNull.NULL;
        }
        if (FLAGS.contains(column)) {
            return JsonValue.of(stored.equals(1) || stored.equals(true));
        }
        if (JSON.contains(column)) {
            return JsonReader.read(stored.toString());
        }
        if (LISTS.contains(column)) {
            return stored.toString().isEmpty() ? JsonArray.EMPTY : texts(stored.toString());
        }
        if (NUMBERS.contains(column)) {
            return new JsonNumber(new BigDecimal(stored.toString()));
        }
        return JsonValue.of(stored.toString());
    }

    /**
     * The values of a field's row that are not the given ones, since the server adds to them. On SQLite a timestamp is
     * marked as well, which others tell by the column.
     */
    public static Map<String, JsonValue> added(JsonObject field, String product) {
        var type = field.text("type").orElse("");
        var flag = type.equals("timestamp") && product.equals("sqlite") ? "cast-timestamp" : ADDED_FLAGS.get(type);
        var flags = new ArrayList<>(SnapshotEntries.special(field));
        if (flag == null || flags.contains(flag)) {
            return Map.of();
        }
        flags.add(flag);
        return Map.of("special", JsonArray.ofTexts(flags));
    }

    /** The value that is to be stored for a given one, decoded. */
    public static JsonValue expected(String table, String column, @Nullable JsonValue given) {
        if (given == null || (given.isNull() && NEVER_NULL.contains(column))) {
            return byDefault(table, column);
        }
        if (given instanceof JsonText(var text) && FLAGS.contains(column)) {
            return JsonValue.of(text.equals("true"));
        }
        if (given instanceof JsonText(var text) && LISTS.contains(column)) {
            return text.isEmpty() ? JsonArray.EMPTY : texts(text);
        }
        if (given instanceof JsonArray(var items) && LISTS.contains(column) && !items.isEmpty()) {
            var joined = String.join(
                    ",",
                    items.stream()
                            .map(item -> item instanceof JsonText(var text) ? text : item.toString())
                            .toList());
            return joined.isEmpty() ? JsonArray.EMPTY : texts(joined);
        }
        if (given instanceof JsonNumber number && !NUMBERS.contains(column) && !JSON.contains(column)) {
            return JsonValue.of(number.toString());
        }
        return given;
    }

    private static JsonValue texts(String joined) {
        return JsonArray.ofTexts(List.copyOf(Arrays.asList(joined.split(",", -1))));
    }

    private static JsonValue byDefault(String table, String column) {
        var value = DEFAULTS.getOrDefault(table, Map.of()).get(column);
        return switch (value) {
            case null -> JsonNull.NULL;
            case Boolean flag -> flag ? JsonBoolean.TRUE : JsonBoolean.FALSE;
            default -> JsonValue.of(value.toString());
        };
    }
}
