package dev.lockstep.model;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One meta row: what a project says about a collection, field or relation beyond its table. Immutable. A model has a row
 * for nearly everything in it, so the values lie in one array, in the order of the table's columns.
 */
public final class Meta {

    private static final Map<MetaTable, Meta> DEFAULTS = new EnumMap<>(MetaTable.class);

    static {
        for (var table : MetaTable.values()) {
            DEFAULTS.put(
                    table,
                    new Meta(
                            table,
                            table.columns().stream()
                                    .map(MetaColumn::defaultValue)
                                    .toArray(JsonValue[]::new)));
        }
    }

    private final MetaTable table;
    /** Null where the row has no such column: the tables of older servers lack some. */
    private final @Nullable JsonValue[] values;

    private Meta(MetaTable table, @Nullable JsonValue[] values) {
        this.table = table;
        this.values = values;
    }

    /** A row of the table with every column at its default. */
    public static Meta defaults(MetaTable table) {
        return Objects.requireNonNull(DEFAULTS.get(table));
    }

    /** Starts a row without any column. */
    public static Builder builder(MetaTable table) {
        return new Builder(
                new Meta(table, new @Nullable JsonValue[table.columns().size()]));
    }

    /** Starts a row that is the same as this one, and is this one if nothing is set that it does not say. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Whether the row has such a column, be its value null. */
    public boolean has(String column) {
        return find(column) != null;
    }

    /** The value, or {@link JsonNull} where the row has no such column. */
    public JsonValue get(String column) {
        return Objects.requireNonNullElse(find(column), JsonNull.NULL);
    }

    private @Nullable JsonValue find(String column) {
        int position = table.position(column);
        return position < 0 ? null : values[position];
    }

    /** The text value, or null where it is null or no text. */
    public @Nullable String text(String column) {
        return find(column) instanceof JsonText(var text) ? text : null;
    }

    /** Whether the value is {@code true}. */
    public boolean isTrue(String column) {
        return find(column) == JsonBoolean.TRUE;
    }

    /** The texts of a list value; empty where it is null. */
    public List<String> texts(String column) {
        if (find(column) instanceof JsonArray(var items)) {
            return items.stream()
                    .map(item -> item instanceof JsonText(var text) ? text : item.toString())
                    .toList();
        }
        return List.of();
    }

    /**
     * The same row with one value set.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    public Meta with(String column, JsonValue value) {
        return value.equals(find(column))
                ? this
                : toBuilder().set(column, value).build();
    }

    /**
     * The same row with these values set.
     *
     * @throws IllegalArgumentException if the table lacks one of the columns
     */
    public Meta withAll(Map<String, JsonValue> changed) {
        var row = toBuilder();
        changed.forEach(row::set);
        return row.build();
    }

    /** The row as a JSON object, keys in code-unit order. */
    public JsonObject toJson() {
        var json = JsonObject.builder();
        for (var column : table.sortedColumns()) {
            var value = find(column);
            if (value != null) {
                json.put(column, value);
            }
        }
        return json.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Meta that && table == that.table && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toJson().toString();
    }

    /** Collects the values of a row. Not safe for use by several threads. */
    public static final class Builder {
        private final Meta start;
        /** Those of the row at the start until one becomes another: most rows of a document say what is there. */
        private @Nullable JsonValue[] values;

        private Builder(Meta start) {
            this.start = start;
            this.values = start.values;
        }

        /**
         * Sets a value.
         *
         * @throws IllegalArgumentException if the table has no such column
         */
        public Builder set(String column, JsonValue value) {
            int position = start.table.position(column);
            if (position < 0) {
                throw new IllegalArgumentException(start.table.tableName() + " has no column " + column);
            }
            if (!value.equals(values[position])) {
                if (isAsAtTheStart()) {
                    values = values.clone();
                }
                values[position] = value;
            }
            return this;
        }

        @SuppressWarnings("ReferenceEquality")
        private boolean isAsAtTheStart() {
            return values == start.values;
        }

        /** The row. The builder may be used on; the row does not change. */
        public Meta build() {
            return isAsAtTheStart() ? start : new Meta(start.table, values.clone());
        }
    }
}
