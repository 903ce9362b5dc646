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
     * where there is none, the part of the table, the place and the version in which the server keeps the row, so that one
     * that came to its place later is not taken for it.
     *
     * @param alias what the table is called in the query
     */
    static String of(Table table, String alias) {
        var columns = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        var parts = columns.stream()
                .map(column -> alias + "." + PostgresNames.quote(column))
                .toList();
        return switch (parts.size()) {
            case 0 -> "concat_ws(' ', " + alias + ".tableoid, " + alias + ".ctid, " + alias + ".xmin)";
            case 1 -> parts.getFirst();
            default -> parts.stream().collect(Collectors.joining(", ", "CAST(json_build_array(", ") AS text)"));
        };
    }

    /** What people are told of a row: its key as text; its place where there is no key. */
    static String text(Table table, String alias) {
        return "CAST(" + (table.primaryKey().isEmpty() ? alias + ".ctid" : of(table, alias)) + " AS text)";
    }

    /** By what rows are told in an order. */
    static String order(Table table, String alias) {
        return table.primaryKey().isEmpty() ? alias + ".ctid" : of(table, alias);
    }

    /** What {@link #text} needs of the rows {@code r} and is not among their columns, with a comma behind it. */
    static String hidden(Table table) {
        return table.primaryKey().isEmpty() ? "r.ctid AS ctid, " : "";
    }
}
