package dev.lockstep.database.mysql;

import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What a row is told apart by. */
final class RowKey {

    private RowKey() {}

    /**
     * An expression for the key of a row: its primary key; the JSON array of its parts as text where there are several.
     *
     * @param alias what the table is called in the query
     * @throws UnsupportedSchemaException if there is no key: the server tells of no other way to find a row again
     */
    static String of(Table table, String alias) {
        var parts = parts(table, alias);
        return switch (parts.size()) {
            case 0 ->
                throw new UnsupportedSchemaException("The table " + table.name()
                        + " has no primary key, so values that are taken out of its rows could not be put back.");
            case 1 -> parts.getFirst();
            default -> array(parts);
        };
    }

    /** The same as text; for a table without a key all that its rows say. */
    static String text(Table table, String alias) {
        var parts = parts(table, alias);
        if (parts.isEmpty()) {
            parts = table.columns().stream()
                    .map(column -> alias + "." + MysqlNames.quote(column.name()))
                    .toList();
        }
        return parts.size() == 1 ? "CAST(" + parts.getFirst() + " AS CHAR)" : array(parts);
    }

    private static String array(List<String> parts) {
        return parts.stream().collect(Collectors.joining(", ", "CAST(JSON_ARRAY(", ") AS CHAR)"));
    }

    private static List<String> parts(Table table, String alias) {
        return table.primaryKey().map(PrimaryKey::columns).orElse(List.of()).stream()
                .map(column -> alias + "." + MysqlNames.quote(column))
                .toList();
    }
}
