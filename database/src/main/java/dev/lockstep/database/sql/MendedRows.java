package dev.lockstep.database.sql;

import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Statements that take values out of rows which they cannot stay in, where products do not differ but in their quoting. */
public final class MendedRows {

    private MendedRows() {}

    /** Takes a value that several rows share from all of them but the one with the smallest key. */
    public static Sql emptyDuplicates(Table table, String column, UnaryOperator<String> quoting) {
        return Sql.of("UPDATE " + quoting.apply(table.name()) + " SET " + quoting.apply(column) + " = NULL WHERE ("
                + keys(table, quoting) + ") IN (SELECT " + keys(table, quoting) + " FROM "
                + numbered(table, quoting.apply(table.name()), column, quoting) + " WHERE d.lockstep_place > 1)");
    }

    /**
     * The keys of the rows of a table that have a value, called {@code d}, with {@code lockstep_place}, which is 1 for the first
     * of those that share one.
     *
     * @param source what the table is called in the query
     */
    public static String numbered(Table table, String source, String column, UnaryOperator<String> quoting) {
        String keys = keys(table, quoting);
        String value = quoting.apply(column);
        return "(SELECT " + keys + ", row_number() OVER (PARTITION BY " + value + " ORDER BY " + keys
                + ") AS lockstep_place FROM " + source + " WHERE " + value + " IS NOT NULL) AS d";
    }

    /** The key of a table, with commas between its columns. */
    private static String keys(Table table, UnaryOperator<String> quoting) {
        return columns(table).stream().map(quoting).collect(Collectors.joining(", "));
    }

    /** The columns of a table's key, which must have one. */
    public static List<String> columns(Table table) {
        return table.primaryKey().orElseThrow().columns();
    }

    /** Takes values out of rows that point at nothing. The referenced side stands first: on some products its collation decides. */
    public static Sql emptyOrphans(Table table, ForeignKey key, UnaryOperator<String> quoting) {
        String value = "r." + quoting.apply(key.columns().getFirst());
        return Sql.of("UPDATE " + quoting.apply(table.name()) + " AS r SET "
                + quoting.apply(key.columns().getFirst()) + " = NULL WHERE " + value
                + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quoting.apply(key.referencedTable())
                + " AS p WHERE p." + quoting.apply(key.referencedColumns().getFirst()) + " = " + value + ")");
    }
}
