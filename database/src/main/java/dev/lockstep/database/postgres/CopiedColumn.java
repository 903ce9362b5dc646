package dev.lockstep.database.postgres;

import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of a column that stand in a copy, beside the rows of the table, which are called {@code r}.
 *
 * @param alias what the copy is called
 */
record CopiedColumn(Table table, Column column, String copy, String alias) {

    /**
     * @param table whose rows are to be found
     * @param columns what has the columns
     * @param copies for each column the name of its copy
     */
    static List<CopiedColumn> of(Table table, Table columns, Map<String, String> copies) {
        var copied = new ArrayList<CopiedColumn>();
        new TreeMap<>(copies)
                .forEach((name, copy) -> copied.add(new CopiedColumn(
                        table, columns.column(name).orElseThrow(), copy, "lockstep_" + (copied.size() + 1))));
        return copied;
    }

    /** Puts to each row what the copies have of it. */
    static String joins(List<CopiedColumn> copies) {
        return copies.stream().map(CopiedColumn::join).collect(Collectors.joining());
    }

    private String join() {
        return " LEFT JOIN " + PostgresNames.quote(copy) + " AS " + alias + " ON " + alias + ".\"key\" = "
                + RowKey.of(table, "r");
    }

    /** Whether the copy has the row. */
    String isThere() {
        return alias + ".\"key\" IS NOT NULL";
    }

    /** The value of the row, and the default where the copy has no such row. */
    String value() {
        return column.defaultSql() == null ? alias + ".\"value\"" : otherwise(column.defaultSql());
    }

    /** The same as {@link #value}, but without asking a counter. */
    String valueWithoutCounting() {
        return column.autoIncrement() ? alias + ".\"value\"" : value();
    }

    private String otherwise(String value) {
        return "CASE WHEN " + isThere() + " THEN " + alias + ".\"value\" ELSE " + value + " END";
    }
}
