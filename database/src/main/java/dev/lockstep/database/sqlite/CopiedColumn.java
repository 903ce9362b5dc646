package dev.lockstep.database.sqlite;

import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Puts to each row what the copy has of it. */
    String join() {
        // the sign takes the type of the key away, so that both are compared as what they are and by the index of the
        // copy
        return " LEFT JOIN " + SqliteNames.quote(copy) + " AS " + alias + " ON " + alias + ".\"key\" = +"
                + RowKey.of(table, "r").sql();
    }

    /** Whether the copy has the row, and says that its value became this one. */
    String isStill(String value) {
        return alias + ".\"key\" IS NOT NULL AND " + same(value, alias);
    }

    /** Whether a value is what a copy says it became, to the letter and to its kind. */
    static String same(String value, String alias) {
        String made = alias + ".\"made\"";
        return value + " IS " + made + " COLLATE BINARY AND typeof(" + value + ") = typeof(" + made + ")";
    }

    /** The value of the row. */
    String value() {
        String otherwise = column.defaultSql() == null ? "NULL" : SqliteDefaults.expression(column.defaultSql());
        return "CASE WHEN " + alias + ".\"key\" IS NULL THEN " + otherwise + " ELSE " + alias + ".\"value\" END"
                + (column.collation() == null ? "" : " COLLATE " + SqliteNames.quote(column.collation()));
    }
}
