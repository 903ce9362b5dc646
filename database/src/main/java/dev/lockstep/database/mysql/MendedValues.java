package dev.lockstep.database.mysql;

import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.MendedRows;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is done to values of a column so that they fit. Such a column is made anew beside the old one, which stays as it was until
 * the change is kept.
 */
final class MendedValues {

    /** What a table is called that is read while it is written to. */
    static final String SAME = "lockstep_same";

    private static final String PARENT = "lockstep_parent";
    private static final String BACK = "lockstep_back";

    private MendedValues() {}

    /**
     * What a value becomes in the column that is made anew, before any is taken out.
     *
     * @param column as it will be
     * @param value an expression for the old value
     */
    static String expression(TableChange change, Column column, String value) {
        return expression(change, column, value, false);
    }

    private static String expression(TableChange change, Column column, String value, boolean nullable) {
        var conversion = change.conversions().get(column.name());
        String converted = value;
        if (conversion != null) {
            var rule = ValueConversion.of(conversion.from(), conversion.to());
            converted = change.mends(column.name(), Mending.REFUSED_TO_NULL) || nullable
                    ? rule.orNull("@").replace("@", value)
                    : rule.expression(value).orElse(value);
            if (change.mends(column.name(), Mending.CUT)) {
                converted = "SUBSTR(" + converted + ", 1, " + conversion.length() + ")";
            }
        }
        return change.mends(column.name(), Mending.NULLS_TO_DEFAULT)
                ? "COALESCE(" + converted + ", " + TableSql.defaultOf(column) + ")"
                : converted;
    }

    /** Leaves a value that rows share to the one with the smallest key. Reads the table as {@link #SAME}. */
    static Sql emptyDuplicates(Table table, String column) {
        String name = MysqlNames.quote(table.name());
        String same = MendedRows.columns(table).stream()
                .map(key -> name + "." + MysqlNames.quote(key) + " = d." + MysqlNames.quote(key))
                .collect(Collectors.joining(" AND "));
        return Sql.of("UPDATE " + name + " JOIN "
                + MendedRows.numbered(table, name + " AS " + SAME, column, MysqlNames::quote) + " ON " + same
                + " SET " + name + "." + MysqlNames.quote(column) + " = NULL" + TableAlteration.unmoved(table)
                + " WHERE d.lockstep_place > 1");
    }

    /** Where the row still has what the change made of the old value: what others wrote meanwhile is theirs. */
    static Sql emptyOrphans(TableChange change, ForeignKey key) {
        var column = change.after().column(key.columns().getFirst()).orElseThrow();
        String name = MysqlNames.quote(change.after().name());
        String value = name + "." + MysqlNames.quote(column.name());
        String referenced =
                PARENT + "." + MysqlNames.quote(key.referencedColumns().getFirst());
        return Sql.of(
                "UPDATE " + name + " LEFT JOIN " + MysqlNames.quote(key.referencedTable()) + " AS " + PARENT + " ON "
                        + referenced + " = " + value + " SET " + value + " = NULL"
                        + TableAlteration.unmoved(change.after()) + " WHERE " + value + " IS NOT NULL AND " + referenced
                        + " IS NULL AND " + isUntouched(change, column, value));
    }

    private static String isUntouched(TableChange change, Column column, String value) {
        String old = MysqlNames.quote(change.after().name()) + "." + hidden(change.before(), column.name());
        var conversion = change.conversions().get(column.name());
        return conversion == null
                ? "BINARY CAST(" + value + " AS CHAR) <=> BINARY CAST(" + old + " AS CHAR)"
                : RoundTrips.same(
                        conversion.to(),
                        value,
                        RoundTrips.of(conversion, "").there().replace("@", old));
    }

    /** What became of a value, for the copy of it: null, or what stands there. */
    static String made(TableChange change, Column column, String row) {
        String value = row + "." + MysqlNames.quote(column.name());
        String old = row + "." + hidden(change.before(), column.name());
        boolean returned = change.returned().containsKey(column.name());
        return "CASE WHEN " + value + " IS NULL THEN NULL ELSE " + expression(change, column, old, returned) + " END";
    }

    /** Gives rows values that a copy has of them, where they still have what became of those. */
    static Sql giveBack(TableChange change, String column, String beside, String copy) {
        String name = MysqlNames.quote(change.before().name());
        String from = MysqlNames.quote(copy);
        return Sql.of("UPDATE " + name + " JOIN " + from + " ON " + from + ".`key` = "
                + RowKey.of(change.before(), name) + " SET " + name + "." + MysqlNames.quote(beside) + " = " + from
                + ".`value`" + TableAlteration.unmoved(change.before()) + " WHERE "
                + isStill(change, column, name + "." + MysqlNames.quote(column), from));
    }

    /** Gives all other rows what is made of their values. */
    static Sql convertOthers(TableChange change, Column column, String beside, String copy) {
        String name = MysqlNames.quote(change.before().name());
        String old = name + "." + MysqlNames.quote(column.name());
        String filled = change.mends(column.name(), Mending.NULLS_TO_DEFAULT) ? "" : old + " IS NOT NULL AND ";
        return Sql.of("UPDATE " + name + " LEFT JOIN " + keyed(copy) + " ON " + BACK + ".`key` = "
                + RowKey.of(change.before(), name) + " SET " + name + "." + MysqlNames.quote(beside) + " = "
                + expression(change, column, old) + TableAlteration.unmoved(change.before()) + " WHERE " + filled + "("
                + BACK + ".`key` IS NULL OR NOT (" + isStill(change, column.name(), old, BACK) + "))");
    }

    /**
     * Writes into a new copy that such values became what they had been.
     *
     * @param copied the new copy
     * @param copy where the values came from
     */
    static Sql noteGivenBack(TableChange change, String column, String copied, String copy) {
        return Sql.of("UPDATE " + MysqlNames.quote(copied) + " AS a JOIN " + keyed(copy) + " ON " + BACK
                + ".`key` = a.`key` SET a.`made` = " + BACK + ".`value` WHERE "
                + isStill(change, column, "a.`value`", BACK));
    }

    /** Copies have no index. What has a limit is kept by itself, and the server gives that one. */
    private static String keyed(String copy) {
        return "(SELECT `key`, `value`, `made` FROM " + MysqlNames.quote(copy) + " LIMIT 18446744073709551615) AS "
                + BACK;
    }

    /** Whether a value is what the copy says that the one from before became. */
    static String isStill(TableChange change, String column, String value, String copy) {
        var from = Objects.requireNonNull(change.conversions().get(column)).from();
        return RoundTrips.same(from, value, copy + ".`made`");
    }

    /** The keys of the rows that get their values from a copy. */
    static String givenBack(TableChange change, String column) {
        return "SELECT c.`key` FROM "
                + MysqlNames.quote(Objects.requireNonNull(change.returned().get(column))) + " AS c JOIN "
                + MysqlNames.quote(change.before().name()) + " AS s ON " + RowKey.of(change.before(), "s")
                + " = c.`key` WHERE " + isStill(change, column, "s." + MysqlNames.quote(column), "c");
    }

    /** Whether a row of the table has the value that a copy has of it. */
    static String isCopied(Table table, String column, String copy) {
        String name = MysqlNames.quote(table.name());
        return "EXISTS (SELECT 1 FROM " + MysqlNames.quote(copy) + " AS " + SAME + " WHERE " + SAME + ".`key` = "
                + RowKey.of(table, name) + " AND " + SAME + ".`value` <=> " + name + "." + MysqlNames.quote(column)
                + ")";
    }

    /** What the old column is called as long as the change is not kept. */
    static String hidden(Table before, String column) {
        return MysqlNames.quote(
                OwnNames.hidden(before.columns().indexOf(before.column(column).orElseThrow()) + 1));
    }
}
