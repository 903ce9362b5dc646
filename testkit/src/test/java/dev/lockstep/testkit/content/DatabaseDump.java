package dev.lockstep.testkit.content;

import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a data model is in a database, a line for each property, so that two states can be compared line by line. */
final class DatabaseDump {

    private final Map<String, String> lines = new TreeMap<>();

    static DatabaseDump of(PlainDatabase database) throws SQLException {
        var dump = new DatabaseDump();
        for (var table : database.tables().values()) {
            dump.table(table);
        }
        dump.rows(database, "directus_collections", "collection");
        dump.rows(database, "directus_fields", "collection", "field");
        dump.rows(database, "directus_relations", "many_collection", "many_field");
        return dump;
    }

    private void table(PlainTable table) {
        lines.put(table.name() + " table", table.counts() ? "counting" : "plain");
        for (var column : table.columns()) {
            var name = table.name() + "." + column.name();
            lines.put(name + " type", column.declared());
            lines.put(name + " required", String.valueOf(column.notNull()));
            lines.put(name + " default", String.valueOf(column.defaultSql()));
            lines.put(name + " key", String.valueOf(column.key()));
        }
        table.foreignKeys()
                .forEach(key -> lines.put(
                        table.name() + "." + key.column() + " foreign key",
                        key.table() + "." + key.target() + " on update " + key.onUpdate() + " on delete "
                                + key.onDelete()));
        table.uniques()
                .forEach(columns -> lines.put(table.name() + "." + String.join("+", columns) + " unique", "yes"));
        table.indexes().forEach(columns -> lines.put(table.name() + "." + String.join("+", columns) + " index", "yes"));
    }

    private void rows(PlainDatabase database, String table, String... name) throws SQLException {
        for (var row : database.rows("SELECT * FROM " + table)) {
            var parts = new ArrayList<String>();
            for (var part : name) {
                parts.add(row.text(part));
            }
            row.values().forEach((column, value) -> {
                if (!column.equals("id")) {
                    lines.put(
                            table + " " + String.join(".", parts) + " " + column,
                            MetaRules.decode(column, value).toString());
                }
            });
        }
    }

    /** What is different in the other state, as {@code place: before -> after}; a side that is not there is {@code -}. */
    List<String> changesTo(DatabaseDump other) {
        var places = new TreeMap<>(lines);
        places.putAll(other.lines);
        var changes = new ArrayList<String>();
        for (var place : places.keySet()) {
            var before = lines.getOrDefault(place, "-");
            var after = other.lines.getOrDefault(place, "-");
            if (!before.equals(after)) {
                changes.add(place + ": " + before + " -> " + after);
            }
        }
        return changes;
    }
}
