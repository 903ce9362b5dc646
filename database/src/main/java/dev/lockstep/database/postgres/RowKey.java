package dev.lockstep.database.postgres;

import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What a row is told apart by. */
final class RowKey {

    private RowKey() {}

    /**
     * An expression for the key of a row: its primary key; the JSON array of its parts as text where there are several;
     * the place where the server keeps the row where there is no key.
     *
     * @param alias what the table is called in the query
     */
    static String of(Table table, String alias) {
        var columns = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        var parts = columns.stream()
                .map(column -> alias + "." + PostgresNames.quote(column))
                .toList();
        return switch (parts.size()) {
            case 0 -> "CAST(" + alias + ".ctid AS text)";
            case 1 -> parts.getFirst();
            default -> parts.stream().collect(Collectors.joining(", ", "CAST(json_build_array(", ") AS text)"));
        };
    }

    /** The same as text. */
    static String text(Table table, String alias) {
        return "CAST(" + of(table, alias) + " AS text)";
    }
}
