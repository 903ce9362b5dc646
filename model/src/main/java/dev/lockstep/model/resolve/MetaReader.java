package dev.lockstep.model.resolve;

import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes the {@code meta} of an entry: what it does not say stays as it is, or takes the default in a new row. */
final class MetaReader {

    /** Keys that answers carry beside the columns of a row; they are no statement about it. */
    private static final Set<String> ANSWER_KEYS = Set.of("id", "system");

    private final MetaLayout layout;
    private final Findings findings;

    MetaReader(MetaLayout layout, Findings findings) {
        this.layout = layout;
        this.findings = findings;
    }

    /**
     * @param given the entry's {@code meta}: null if the entry has no such key
     * @param current the row that exists, or null
     * @param fixed values that follow from the entry's name, whatever it says
     */
    Meta read(
            MetaTable table,
            String path,
            @Nullable JsonValue given,
            @Nullable Meta current,
            Map<String, JsonValue> fixed) {
        var row = (current == null ? layout.defaults(table) : current).toBuilder();
        if (given instanceof JsonObject(var members)) {
            members.forEach((key, value) -> {
                var column = table.column(key);
                if (column.isPresent()) {
                    set(row, table, column.get(), path, value);
                } else if (!ANSWER_KEYS.contains(key)) {
                    findings.warn(
                            Warning.Code.UNKNOWN_META_KEY,
                            path + ".meta." + key,
                            "\"" + key + "\" is not a property of " + table.tableName() + "; it is not stored");
                }
            });
        } else if (given != null && !given.isNull()) {
            findings.problem(Problem.Code.INVALID_VALUE, path + ".meta", "\"meta\" must be an object or null");
        }
        fixed.forEach(row::set);
        return row.build();
    }

    private void set(Meta.Builder row, MetaTable table, MetaColumn column, String path, JsonValue given) {
        var value = value(column, path, given);
        if (layout.has(table, column.name())) {
            row.set(column.name(), value);
        } else if (!value.equals(column.defaultValue())) {
            findings.warn(
                    Warning.Code.UNKNOWN_META_KEY,
                    path + ".meta." + column.name(),
                    "This database is of an older version, whose " + table.tableName() + " has no \"" + column.name()
                            + "\"; it is not stored");
        }
    }

    private JsonValue value(MetaColumn column, String path, JsonValue given) {
        if (given.isNull()) {
            return column.nullable() ? JsonNull.NULL : column.defaultValue();
        }
        var read = switch (column.kind()) {
            case TEXT -> text(given);
            case BOOLEAN -> flag(given);
            case INTEGER -> integer(given);
            case FLOAT -> floating(given);
            case LIST -> list(given);
            case JSON -> given;
        };
        if (read != null) {
            return read;
        }
        findings.problem(
                Problem.Code.INVALID_VALUE,
                path + ".meta." + column.name(),
                "\"" + column.name() + "\" must be " + described(column.kind()));
        return column.defaultValue();
    }

    private static String described(MetaColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> "a text of whole characters or null";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number or null";
            case FLOAT -> "a number or null";
            case LIST -> "a list of texts or null";
            case JSON -> "any value";
        };
    }

    private static @Nullable JsonValue text(JsonValue given) {
        return switch (given) {
            case JsonText text -> Texts.whole(text.value()) ? text : null;
            case JsonNumber number -> JsonValue.of(number.toString());
            case JsonBoolean flag -> JsonValue.of(flag.toString());
            case JsonNull _, JsonArray _, JsonObject _ -> null;
        };
    }

    private static @Nullable JsonValue flag(JsonValue given) {
        return switch (given) {
            case JsonBoolean flag -> flag;
            case JsonNumber number when number.equals(JsonNumber.of(1)) -> JsonBoolean.TRUE;
            case JsonNumber number when number.equals(JsonNumber.of(0)) -> JsonBoolean.FALSE;
            case JsonText(var text) when text.equals("true") || text.equals("1") -> JsonBoolean.TRUE;
            case JsonText(var text) when text.equals("false") || text.equals("0") -> JsonBoolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable JsonValue integer(JsonValue given) {
        return number(given) instanceof JsonNumber number && number.isLong() ? number : null;
    }

    /** As it is stored: what a double cannot tell apart is one number. */
    private static @Nullable JsonValue floating(JsonValue given) {
        if (!(number(given) instanceof JsonNumber number)) {
            return null;
        }
        double value = number.value().doubleValue();
        return Double.isFinite(value) ? new JsonNumber(BigDecimal.valueOf(value)) : null;
    }

    static @Nullable JsonValue number(JsonValue given) {
        if (given instanceof JsonText(var text)) {
            try {
                return new JsonNumber(new BigDecimal(text.strip()));
            } catch (ArithmeticException | NumberFormatException notANumber) {
                return null;
            }
        }
        return given instanceof JsonNumber ? given : null;
    }

    /** A list is stored as its items joined by commas, so an item with a comma is read back as two. */
    private static @Nullable JsonValue list(JsonValue given) {
        var items = new ArrayList<String>();
        switch (given) {
            case JsonText(var text) when Texts.whole(text) -> split(text, items);
            case JsonArray(var values) -> {
                for (var value : values) {
                    if (!(value instanceof JsonText(var text)) || !Texts.whole(text)) {
                        return null;
                    }
                    split(text, items);
                }
            }
            default -> {
                return null;
            }
        }
        return JsonArray.ofTexts(items);
    }

    private static void split(String text, List<String> items) {
        if (text.isEmpty()) {
            return;
        }
        for (var item : text.split(",", -1)) {
            items.add(item);
        }
    }
}
