package dev.lockstep.migrate.history;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements about many rows of one of our tables, few enough at once for every product. */
final class Rows {

    private static final int MOST_VALUES = 2000;
    /** In characters; a server takes statements of 16 MB as it comes. */
    private static final long LONGEST = 1_000_000;

    private Rows() {}

    static List<Sql> insert(Vendor vendor, String table, List<String> columns, List<List<@Nullable Object>> rows) {
        var names = columns.stream().map(vendor::quote).collect(Collectors.joining(", "));
        var start = "insert into " + vendor.quote(table) + " (" + names + ") values ";
        var row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        var statements = new ArrayList<Sql>();
        var values = new ArrayList<@Nullable Object>();
        long length = 0;
        for (var each : rows) {
            long more = length(each);
            if (!values.isEmpty() && (values.size() + each.size() > MOST_VALUES || length + more > LONGEST)) {
                statements.add(insert(start, row, values, columns.size()));
                values.clear();
                length = 0;
            }
            values.addAll(each);
            length += more;
        }
        if (!values.isEmpty()) {
            statements.add(insert(start, row, values, columns.size()));
        }
        return statements;
    }

    private static Sql insert(String start, String row, List<@Nullable Object> values, int width) {
        return new Sql(start + String.join(", ", Collections.nCopies(values.size() / width, row)), values);
    }

    private static long length(List<@Nullable Object> row) {
        return row.stream()
                .mapToLong(value -> value instanceof String text ? text.length() : 8)
                .sum();
    }

    /** Deletes the rows that have one of these values in a column. */
    static List<Sql> delete(Vendor vendor, String table, String column, List<? extends Object> values) {
        return in("delete from " + vendor.quote(table), vendor, column, values);
    }

    /** A statement with a condition that a column has one of these values, as often as it takes. */
    static List<Sql> in(String start, Vendor vendor, String column, List<? extends Object> values) {
        var statements = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i += MOST_VALUES) {
            var some = values.subList(i, Math.min(values.size(), i + MOST_VALUES));
            statements.add(new Sql(
                    start + " where " + vendor.quote(column) + " in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    new ArrayList<@Nullable Object>(some)));
        }
        return statements;
    }
}
