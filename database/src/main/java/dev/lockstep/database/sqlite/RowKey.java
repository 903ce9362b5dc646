package dev.lockstep.database.sqlite;

import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells one row of a table from another: its key, the JSON array of its keys where it has several, its row id where
 * it has none.
 *
 * @param sql an expression over the row
 */
record RowKey(String sql) {

    /** @param alias what the row is called */
    static RowKey of(Table table, String alias) {
        var key = table.primaryKey().map(each -> each.columns()).orElse(List.of());
        if (key.size() == 1) {
            return new RowKey(alias + "." + SqliteNames.quote(key.getFirst()));
        }
        if (!key.isEmpty()) {
            return new RowKey(key.stream()
                    .map(column -> alias + "." + SqliteNames.quote(column))
                    .collect(Collectors.joining(", ", "json_array(", ")")));
        }
        return new RowKey(SqliteTables.rowidName(table)
                .map(name -> alias + "." + name)
                .orElseThrow(() -> new UnsupportedSchemaException(
                        "The table " + table.name() + " has no key and hides its row ids")));
    }

    /** The key as text. */
    String text() {
        return "CAST(" + sql + " AS TEXT)";
    }
}
