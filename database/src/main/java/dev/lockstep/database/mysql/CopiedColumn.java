package dev.lockstep.database.mysql;

import dev.lockstep.database.Beforehand;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of a column that stand in a copy, beside the rows of the table, which are called {@code r}.
 *
 * @param alias what the copy is called
 */
record CopiedColumn(Table table, Column column, String copy, String alias) {

    static List<CopiedColumn> of(Beforehand restored) {
        var table = restored.table();
        var copied = new ArrayList<CopiedColumn>();
        new TreeMap<>(restored.columns())
                .forEach((name, copy) -> copied.add(new CopiedColumn(
                        table, table.column(name).orElseThrow(), copy, "lockstep_" + (copied.size() + 1))));
        return copied;
    }

    /** Puts to each row what the copies have of it. */
    static String joins(List<CopiedColumn> copies) {
        return copies.stream().map(CopiedColumn::join).collect(Collectors.joining());
    }

    private String join() {
        return " LEFT JOIN " + MysqlNames.quote(copy) + " AS " + alias + " ON " + alias + ".`key` = "
                + RowKey.of(table, "r");
    }

    /** The value of the row; where the copy has no such row, the default, unless a counter gives it. */
    String value() {
        return column.defaultSql() == null || column.autoIncrement()
                ? alias + ".`value`"
                : "CASE WHEN " + alias + ".`key` IS NULL THEN " + TableSql.defaultOf(column) + " ELSE " + alias
                        + ".`value` END";
    }
}
