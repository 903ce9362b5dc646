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
 * @param fills for new columns that need a value in the rows that are there and have no default: that value, a text
 */
public record TableChange(
        Table before,
        Table after,
        Map<String, String> renamed,
        Map<String, Conversion> conversions,
        Map<String, String> fills) {
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
    public record Conversion(ColumnType from, ColumnType to) {}
}
