package dev.lockstep.database;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Table;
import java.util.Map;

/**
 * A table that is to become another.
 *
 * <p>Columns are matched by name, but for those in {@code renamed}. Parts that stand in both unchanged are left as they
 * are wherever the product allows it.
 *
 * @param renamed new name to old name, of columns that change theirs
 * @param conversions for columns whose type changes, by new name: from what to what
 * @param fills for new columns whose rows that are there are to get something else than the default, or null: what that is
 */
public record TableChange(
        Table before,
        Table after,
        Map<String, String> renamed,
        Map<String, Conversion> conversions,
        Map<String, Fill> fills) {
    public TableChange {
        renamed = Map.copyOf(renamed);
        conversions = Map.copyOf(conversions);
        fills = Map.copyOf(fills);
    }

    /** A change that fills nothing. */
    public TableChange(Table before, Table after, Map<String, String> renamed, Map<String, Conversion> conversions) {
        this(before, after, renamed, conversions, Map.of());
    }

    /** From one type to another. */
    public record Conversion(ColumnType from, ColumnType to) {

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

    /** Whether a column takes its values from a copy. */
    public boolean takesCopies() {
        return fills.values().stream().anyMatch(fill -> fill instanceof Fill.Copied);
    }
}
