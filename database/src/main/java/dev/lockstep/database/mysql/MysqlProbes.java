package dev.lockstep.database.mysql;

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

/** Renders questions for MySQL and MariaDB. The row that is asked about is called {@code r} in them. */
final class MysqlProbes implements Probes {

    private static final RowQuestions QUESTIONS = new RowQuestions(LIMIT + 1, " AS found");

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
        return question(table, "CHAR_LENGTH(" + value(column) + ") > ?", List.of((long) length));
    }

    @Override
    public Optional<Sql> unconvertible(Table table, String column, ColumnType from, ColumnType to) {
        return ValueConversion.of(from, to)
                .refusal(value(column))
                .map(refused -> question(table, value(column) + " IS NOT NULL AND (" + refused + ")", List.of()));
    }

    @Override
    public Sql duplicates(Table table, List<String> columns) {
        String all = columns.stream().map(MysqlNames::quote).collect(Collectors.joining(", "));
        String values = columns.stream().map(MysqlProbes::value).collect(Collectors.joining(", "));
        String filled = columns.stream()
                .map(column -> MysqlNames.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return question(
                table,
                "(" + values + ") IN (SELECT " + all + " FROM " + MysqlNames.quote(table.name()) + " WHERE " + filled
                        + " GROUP BY " + all + " HAVING count(*) > 1)",
                List.of());
    }

    @Override
    public Sql duplicates(TableChange change, List<String> columns) {
        return QUESTIONS.duplicates(
                MysqlNames.quote(change.before().name()),
                columns.stream().map(column -> becoming(change, column)).toList());
    }

    private static UnaryOperator<String> becoming(TableChange change, String column) {
        var name = MysqlNames.quote(column);
        var conversion = change.conversions().get(column);
        if (conversion == null) {
            return row -> row + "." + name;
        }
        var is = change.after().column(column).orElseThrow();
        var there = RoundTrips.compared(conversion, is);
        return row -> there.replace("@", row + "." + name);
    }

    /** Compared as texts, since the two columns may yet be of types that cannot be compared. */
    @Override
    public Sql orphans(Table table, ForeignKey foreignKey, Table referenced) {
        var columns = foreignKey.columns();
        var keys = foreignKey.referencedColumns().isEmpty()
                ? referenced.primaryKey().orElseThrow().columns()
                : foreignKey.referencedColumns();
        var conditions = new ArrayList<String>();
        columns.forEach(column -> conditions.add(value(column) + " IS NOT NULL"));
        String equal = IntStream.range(0, columns.size())
                .mapToObj(i -> equal(
                        "p." + MysqlNames.quote(keys.get(i)),
                        type(referenced, keys.get(i)),
                        value(columns.get(i)),
                        type(table, columns.get(i))))
                .collect(Collectors.joining(" AND "));
        conditions.add(
                "NOT EXISTS (SELECT 1 FROM " + MysqlNames.quote(referenced.name()) + " AS p WHERE " + equal + ")");
        return question(table, String.join(" AND ", conditions), List.of());
    }

    private static String type(Table table, String column) {
        return table.column(column).map(found -> MysqlType.word(found.type())).orElse("");
    }

    /** Numbers of any types are compared by what they are, others as texts. */
    private static String equal(String first, String firstType, String second, String secondType) {
        return firstType.equals(secondType) || (isNumber(firstType) && isNumber(secondType))
                ? first + " = " + second
                : text(first, firstType) + " = " + text(second, secondType);
    }

    private static boolean isNumber(String type) {
        return switch (MysqlType.read(type)) {
            case ColumnType.Int _, ColumnType.Decimal _, ColumnType.FloatingPoint _ -> true;
            default -> false;
        };
    }

    /** A shape has no text that a key could be. */
    private static String text(String value, String type) {
        return MysqlType.read(type) instanceof ColumnType.Geometry ? "NULL" : "CAST(" + value + " AS CHAR)";
    }

    @Override
    public Optional<Sql> irreversible(Table table, String column, ColumnType from, ColumnType to) {
        var conversion = new Conversion(from, to);
        if (conversion.isReversible()) {
            return Optional.empty();
        }
        String rows = RoundTrips.of(
                        conversion, table.column(column).orElseThrow().type())
                .rows(MysqlNames.quote(table.name()), told(table), MysqlNames.quote(column), "r");
        return Optional.of(QUESTIONS.count(
                rows,
                value(column) + " IS NOT NULL AND NOT (" + RoundTrips.same(from, "r." + RoundTrip.RESULT, value(column))
                        + ")",
                List.of()));
    }

    @Override
    public Sql unreturned(Sql question, TableChange change, String column) {
        return QUESTIONS.narrowed(
                question, RowKey.of(change.before(), "r") + " NOT IN (" + MendedValues.givenBack(change, column) + ")");
    }

    @Override
    public Sql returnedOrphans(TableChange change, ForeignKey foreignKey, Table referenced) {
        var column = foreignKey.columns().getFirst();
        var key = foreignKey.referencedColumns().getFirst();
        return QUESTIONS.count(
                MysqlNames.quote(change.before().name()) + " AS r JOIN "
                        + MysqlNames.quote(
                                Objects.requireNonNull(change.returned().get(column))) + " AS a ON a.`key` = "
                        + RowKey.of(change.before(), "r") + " AND "
                        + MendedValues.isStill(change, column, value(column), "a"),
                "a.`value` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + MysqlNames.quote(referenced.name())
                        + " AS p WHERE "
                        + equal(
                                "p." + MysqlNames.quote(key),
                                type(referenced, key),
                                "a.`value`",
                                type(change.after(), column))
                        + ")",
                List.of());
    }

    @Override
    public Sql examples(Table table, Sql question, int count) {
        return QUESTIONS.list(question, RowKey.text(table, "r"), order(table), count);
    }

    private static String order(Table table) {
        return table.primaryKey()
                .map(key -> key.columns().stream().map(MysqlProbes::value).collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** Within what is declared, its name still means the table. */
    @Override
    public Sql beforehand(Sql question, List<Beforehand> restored) {
        var names = new ArrayList<String>();
        for (var each : restored) {
            var table = each.table();
            var copies = CopiedColumn.of(each);
            names.add(MysqlNames.quote(table.name()) + " AS (SELECT r.*"
                    + copies.stream()
                            .map(copy -> ", " + copy.value() + " AS "
                                    + MysqlNames.quote(copy.column().name()))
                            .collect(Collectors.joining())
                    + " FROM " + MysqlNames.quote(each.storedAs().orElse(table.name())) + " AS r"
                    + CopiedColumn.joins(copies) + ")");
        }
        return QUESTIONS.with(question, names);
    }

    private static List<String> told(Table table) {
        return table.columns().stream().map(column -> value(column.name())).toList();
    }

    private static Sql question(Table table, String condition, List<@Nullable Object> values) {
        return QUESTIONS.count(MysqlNames.quote(table.name()) + " AS r", condition, values);
    }

    private static String value(String column) {
        return "r." + MysqlNames.quote(column);
    }
}
