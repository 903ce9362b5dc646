package dev.lockstep.database;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table that is to become another.
 *
 * <p>Columns are matched by name, but for those in {@code renamed}. Parts that stand in both unchanged are left as they
 * are wherever the product allows it.
 *
 * @param renamed new name to old name, of columns that change theirs
 * @param conversions for columns whose type changes, by new name: from what to what
 * @param fills for new columns whose rows that are there are to get something else than the default, or null: what that is
 * @param mendings for columns that stay and keep their names: what is done to values that would not fit. A table with such a
 *     column has a primary key, which stays what it is
 * @param restored for columns whose values are put back: the copy that they are from, which says what they had become. With those
 *     that are {@link #returned}, the table gets them at once; with others, by the last statements of the change
 *     ({@link SchemaStatements#restoreMended})
 * @param dependents other tables that the product opens with each write to this one, since foreign keys carry writes on;
 *     {@link SchemaStatements#arrange} tells them where that matters
 */
public record TableChange(
        Table before,
        Table after,
        Map<String, String> renamed,
        Map<String, Conversion> conversions,
        Map<String, Fill> fills,
        Map<String, Set<Mending>> mendings,
        Map<String, String> restored,
        Set<String> dependents) {
    public TableChange {
        dependents = Set.copyOf(dependents);
        renamed = Map.copyOf(renamed);
        conversions = Map.copyOf(conversions);
        fills = Map.copyOf(fills);
        restored = Map.copyOf(restored);
        mendings = mendings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** A change of a table that nothing is known to depend on. */
    public TableChange(
            Table before,
            Table after,
            Map<String, String> renamed,
            Map<String, Conversion> conversions,
            Map<String, Fill> fills,
            Map<String, Set<Mending>> mendings,
            Map<String, String> restored) {
        this(before, after, renamed, conversions, fills, mendings, restored, Set.of());
    }

    /** A change that mends nothing. */
    public TableChange(
            Table before,
            Table after,
            Map<String, String> renamed,
            Map<String, Conversion> conversions,
            Map<String, Fill> fills) {
        this(before, after, renamed, conversions, fills, Map.of(), Map.of());
    }

    /** A change that fills and mends nothing. */
    public TableChange(Table before, Table after, Map<String, String> renamed, Map<String, Conversion> conversions) {
        this(before, after, renamed, conversions, Map.of(), Map.of(), Map.of());
    }

    /** The same between other tables, of the same columns. */
    public TableChange between(Table otherBefore, Table otherAfter) {
        return new TableChange(otherBefore, otherAfter, renamed, conversions, fills, mendings, restored, dependents);
    }

    /** The same, with other tables that depend on it. */
    public TableChange above(Set<String> dependents) {
        return new TableChange(before, after, renamed, conversions, fills, mendings, restored, dependents);
    }

    /** The columns of which values are written over, in the order of their names. */
    public Set<String> written() {
        var columns = new TreeSet<>(mendings.keySet());
        columns.addAll(restored.keySet());
        return columns;
    }

    /** From one type to another. */
    public record Conversion(ColumnType from, ColumnType to) {

        /** The length of texts of the new type, which must have one. */
        public int length() {
            return switch (to) {
                case ColumnType.Varchar(var length) when length != null -> length;
                case ColumnType.Char(var length) when length != null -> length;
                default -> throw new IllegalArgumentException("no length: " + to);
            };
        }

        /** The way back. */
        public Conversion reversed() {
            return new Conversion(to, from);
        }

        /**
         * Whether, on every product, each value that the conversion does not refuse is exactly what it was when it is converted
         * back. If not, that may still hold for all values that there are.
         */
        public boolean isReversible() {
            return switch (from) {
                case ColumnType.Varchar _, ColumnType.Text _ ->
                    to instanceof ColumnType.Varchar || to instanceof ColumnType.Text;
                case ColumnType.Char _ -> to instanceof ColumnType.Char;
                case ColumnType.Int(var _, var unsigned) ->
                    to instanceof ColumnType.Int(var _, var same) && same == unsigned;
                default -> from.equals(to);
            };
        }
    }

    /**
     * The copies, by column, of columns that are converted back and whose values are still there: a row that has what the copy says
     * its value became gets that value again and is not converted; every other row is.
     */
    public Map<String, String> returned() {
        var returned = new TreeMap<>(restored);
        returned.keySet().removeIf(column -> !conversions.containsKey(column) || !staysTold(column));
        return returned;
    }

    /** Whether rows are told apart by the same key before and after, of which the column is no part. */
    public boolean staysTold(String column) {
        return !renamed.containsKey(column)
                && before.primaryKey()
                        .map(PrimaryKey::columns)
                        .filter(key -> !key.contains(column) && key.stream().noneMatch(conversions::containsKey))
                        .filter(key -> after.primaryKey()
                                .map(PrimaryKey::columns)
                                .filter(key::equals)
                                .isPresent())
                        .isPresent();
    }

    /** Whether a column takes its values from a copy. */
    public boolean takesCopies() {
        return fills.values().stream().anyMatch(fill -> fill instanceof Fill.Copied);
    }

    /** Whether this is done to values of the column. */
    public boolean mends(String column, Mending mending) {
        return mendings.getOrDefault(column, Set.of()).contains(mending);
    }

    /** The columns to whose values this is done, in the order of their names. */
    public Set<String> mended(Mending mending) {
        var columns = new TreeMap<>(mendings);
        columns.values().removeIf(done -> !done.contains(mending));
        return columns.navigableKeySet();
    }
}
