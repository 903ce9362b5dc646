package dev.lockstep.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Which columns the meta tables of a project have: those of older servers lack some. Immutable. */
public final class MetaLayout {

    /** All columns. */
    public static final MetaLayout COMPLETE = new MetaLayout(Map.of());

    private final Map<MetaTable, Set<String>> lacking;
    private final Map<MetaTable, Meta> defaults = new EnumMap<>(MetaTable.class);

    private MetaLayout(Map<MetaTable, Set<String>> lacking) {
        this.lacking = Map.copyOf(lacking);
        for (var table : MetaTable.values()) {
            var row = Meta.builder(table);
            table.columns().stream()
                    .filter(column -> has(table, column.name()))
                    .forEach(column -> row.set(column.name(), column.defaultValue()));
            defaults.put(table, row.build());
        }
    }

    /** All columns but these. */
    public static MetaLayout lacking(Map<MetaTable, Set<String>> columns) {
        return columns.values().stream().allMatch(Set::isEmpty) ? COMPLETE : new MetaLayout(columns);
    }

    /** Whether the table has the column, which must be one that it has in Directus 12.4. */
    public boolean has(MetaTable table, String column) {
        return !lacking.getOrDefault(table, Set.of()).contains(column);
    }

    /** A row with every column that the table has at its default. */
    public Meta defaults(MetaTable table) {
        return defaults.getOrDefault(table, Meta.defaults(table));
    }
}
