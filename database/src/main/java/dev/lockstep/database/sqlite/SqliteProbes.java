package dev.lockstep.database.sqlite;

import dev.lockstep.database.Beforehand;
import dev.lockstep.database.Probes;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.RoundTrip;
import dev.lockstep.database.sql.RowQuestions;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders questions for SQLite. The row that is asked about is called {@code r} in them. */
final class SqliteProbes implements Probes {

    private static final RowQuestions QUESTIONS = new RowQuestions(LIMIT + 1, "");

    @Override
    public Sql rows(Table table) {
        return question(table, "", List.of());
    }

    @Override
    public Sql holding(Table table, String column, String text) {
        return question(table, value(column) + " = ?", List.of(text));
    }

    @Override
    public Sql filled(Table table, String column) {
        return question(table, value(column) + " IS NOT NULL", List.of());
    }

    @Override
    public Sql nulls(Table table, String column) {
        return question(table, value(column) + " IS NULL", List.of());
    }

    @Override
    public Sql longerThan(Table table, String column, int length) {
        return question(table, "length(" + value(column) + ") > ?", List.of((long) length));
    }

    @Override
    public Optional<Sql> unconvertible(Table table, String column, ColumnType from, ColumnType to) {
        return ValueConversion.of(from, to)
                .refusal(value(column))
                .map(refused -> question(table, value(column) + " IS NOT NULL AND (" + refused + ")", List.of()));
    }

    @Override
    public Sql duplicates(Table table, List<String> columns) {
        String all = columns.stream().map(SqliteNames::quote).collect(Collectors.joining(", "));
        String values = columns.stream().map(SqliteProbes::value).collect(Collectors.joining(", "));
        String filled = columns.stream()
                .map(column -> SqliteNames.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return question(
                table,
                "(" + values + ") IN (SELECT " + all + " FROM " + SqliteNames.quote(table.name()) + " WHERE " + filled
                        + " GROUP BY " + all + " HAVING count(*) > 1)",
                List.of());
    }

    @Override
    public Sql duplicates(TableChange change, List<String> columns) {
        return QUESTIONS.duplicates(
                SqliteNames.quote(change.before().name()),
                columns.stream().map(column -> becoming(change, column)).toList());
    }

    /** What a value becomes is no column any more, whose collation would go without saying. */
    private static UnaryOperator<String> becoming(TableChange change, String column) {
        var name = SqliteNames.quote(column);
        var conversion = change.conversions().get(column);
        if (conversion == null) {
            return row -> row + "." + name;
        }
        var was = change.before().column(column).orElseThrow();
        var there = RoundTrips.of(conversion, was.type()).there();
        var collation = change.after().column(column).orElseThrow().collation();
        String compared = collation == null ? "" : " COLLATE " + SqliteNames.quote(collation);
        return row -> there.replace("@", row + "." + name) + compared;
    }

    @Override
    public Sql orphans(Table table, ForeignKey foreignKey, Table referenced) {
        var columns = foreignKey.columns();
        var keys = foreignKey.referencedColumns().isEmpty()
                ? referenced.primaryKey().orElseThrow().columns()
                : foreignKey.referencedColumns();
        var conditions = new ArrayList<String>();
        columns.forEach(column -> conditions.add(value(column) + " IS NOT NULL"));
        // the referenced side stands first: its collation decides, as it does for the foreign key
        String equal = IntStream.range(0, columns.size())
                .mapToObj(i -> "p." + SqliteNames.quote(keys.get(i)) + " = " + value(columns.get(i)))
                .collect(Collectors.joining(" AND "));
        conditions.add(
                "NOT EXISTS (SELECT 1 FROM " + SqliteNames.quote(referenced.name()) + " AS p WHERE " + equal + ")");
        return question(table, String.join(" AND ", conditions), List.of());
    }

    @Override
    public Optional<Sql> irreversible(Table table, String column, ColumnType from, ColumnType to) {
        var conversion = new Conversion(from, to);
        if (conversion.isReversible()) {
            return Optional.empty();
        }
        String rows = RoundTrips.of(
                        conversion, table.column(column).orElseThrow().type())
                .rows(SqliteNames.quote(table.name()), told(table), SqliteNames.quote(column), "r");
        String result = "r." + RoundTrip.RESULT;
        return Optional.of(QUESTIONS.count(
                rows,
                value(column) + " IS NOT NULL AND (" + result + " IS NOT " + value(column) + " OR typeof(" + result
                        + ") <> typeof(" + value(column) + "))",
                List.of()));
    }

    @Override
    public Sql unreturned(Sql question, TableChange change, String column) {
        return QUESTIONS.narrowed(
                question,
                "NOT EXISTS (SELECT 1 FROM "
                        + SqliteNames.quote(
                                Objects.requireNonNull(change.returned().get(column)))
                        + " AS c WHERE c.\"key\" = +"
                        + RowKey.of(change.before(), "r").sql() + " AND "
                        + CopiedColumn.same(value(column), "c") + ")");
    }

    @Override
    public Sql returnedOrphans(TableChange change, ForeignKey foreignKey, Table referenced) {
        var column = foreignKey.columns().getFirst();
        return QUESTIONS.count(
                SqliteNames.quote(change.before().name()) + " AS r JOIN "
                        + SqliteNames.quote(
                                Objects.requireNonNull(change.returned().get(column)))
                        + " AS a ON a.\"key\" = +"
                        + RowKey.of(change.before(), "r").sql() + " AND "
                        + CopiedColumn.same(value(column), "a"),
                "a.\"value\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + SqliteNames.quote(referenced.name())
                        + " AS p WHERE p."
                        + SqliteNames.quote(foreignKey.referencedColumns().getFirst())
                        + " = a.\"value\")",
                List.of());
    }

    @Override
    public Sql examples(Table table, Sql question, int count) {
        return QUESTIONS.list(question, RowKey.of(table, "r").text(), "", count);
    }

    /** Each table is named by its database: a bare name would mean what is being declared. */
    @Override
    public Sql beforehand(Sql question, List<Beforehand> restored) {
        var names = new ArrayList<String>();
        for (var each : restored) {
            var table = each.table();
            var copies = CopiedColumn.of(table, table, each.columns());
            names.add(SqliteNames.quote(table.name()) + " AS (SELECT "
                    + (rowid(table).isEmpty() ? "" : rowid(table) + ", ") + "r.*"
                    + copies.stream()
                            .map(copy -> ", " + copy.value() + " AS "
                                    + SqliteNames.quote(copy.column().name()))
                            .collect(Collectors.joining())
                    + " FROM main." + SqliteNames.quote(each.storedAs().orElse(table.name())) + " AS r"
                    + copies.stream().map(CopiedColumn::join).collect(Collectors.joining()) + ")");
        }
        return QUESTIONS.with(question, names);
    }

    /** What tells rows apart that have no key, to be taken along out of a query. */
    private static String rowid(Table table) {
        return table.primaryKey().isPresent()
                ? ""
                : SqliteTables.rowidName(table)
                        .map(name -> "r." + name + " AS " + name)
                        .orElse("");
    }

    /** The columns of a row, and what tells it apart if it has no key. */
    private static List<String> told(Table table) {
        var told = new ArrayList<>(
                table.columns().stream().map(column -> value(column.name())).toList());
        if (!rowid(table).isEmpty()) {
            told.add(rowid(table));
        }
        return told;
    }

    private static Sql question(Table table, String condition, List<@Nullable Object> values) {
        return QUESTIONS.count(SqliteNames.quote(table.name()) + " AS r", condition, values);
    }

    private static String value(String column) {
        return "r." + SqliteNames.quote(column);
    }
}
