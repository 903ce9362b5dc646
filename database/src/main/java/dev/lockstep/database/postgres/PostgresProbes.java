package dev.lockstep.database.postgres;

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

/** Renders questions for PostgreSQL. The row that is asked about is called {@code r} in them. */
final class PostgresProbes implements Probes {

    private static final RowQuestions QUESTIONS = new RowQuestions(LIMIT + 1, " AS found");

    private final Capabilities capabilities;

    PostgresProbes(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

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
        return question(table, "length(CAST(" + value(column) + " AS text)) > ?", List.of((long) length));
    }

    @Override
    public Optional<Sql> unconvertible(Table table, String column, ColumnType from, ColumnType to) {
        return ValueConversion.of(from, to)
                .refusal(value(column), capabilities.checksInput())
                .map(refused -> question(table, value(column) + " IS NOT NULL AND (" + refused + ")", List.of()));
    }

    @Override
    public Sql duplicates(Table table, List<String> columns) {
        String all = columns.stream().map(PostgresNames::quote).collect(Collectors.joining(", "));
        String values = columns.stream().map(PostgresProbes::value).collect(Collectors.joining(", "));
        String filled = columns.stream()
                .map(column -> PostgresNames.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return question(
                table,
                "(" + values + ") IN (SELECT " + all + " FROM " + PostgresNames.quote(table.name()) + " WHERE " + filled
                        + " GROUP BY " + all + " HAVING count(*) > 1)",
                List.of());
    }

    @Override
    public Sql duplicates(TableChange change, List<String> columns) {
        return QUESTIONS.duplicates(
                PostgresNames.quote(change.before().name()),
                columns.stream().map(column -> becoming(change, column)).toList());
    }

    private UnaryOperator<String> becoming(TableChange change, String column) {
        var name = PostgresNames.quote(column);
        var conversion = change.conversions().get(column);
        if (conversion == null) {
            return row -> row + "." + name;
        }
        var was = change.before().column(column).orElseThrow();
        var there = CopiedValues.trip(conversion, was.type(), capabilities.checksInput())
                .there();
        return row -> there.replace("@", row + "." + name);
    }

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
                        "p." + PostgresNames.quote(keys.get(i)),
                        type(referenced, keys.get(i)),
                        value(columns.get(i)),
                        type(table, columns.get(i))))
                .collect(Collectors.joining(" AND "));
        conditions.add(
                "NOT EXISTS (SELECT 1 FROM " + PostgresNames.quote(referenced.name()) + " AS p WHERE " + equal + ")");
        return question(table, String.join(" AND ", conditions), List.of());
    }

    private static String type(Table table, String column) {
        return table.column(column)
                .map(found -> PostgresType.word(found.type()))
                .orElse("");
    }

    /** Numbers of any types are compared by what they are, others as texts: the types may yet be such as cannot be compared. */
    private static String equal(String first, String firstType, String second, String secondType) {
        return firstType.equals(secondType) || (isNumber(firstType) && isNumber(secondType))
                ? first + " = " + second
                : "CAST(" + first + " AS text) = CAST(" + second + " AS text)";
    }

    private static boolean isNumber(String type) {
        return switch (PostgresType.read(type)) {
            case ColumnType.Int _, ColumnType.Decimal _, ColumnType.FloatingPoint _ -> true;
            default -> false;
        };
    }

    @Override
    public Optional<Sql> irreversible(Table table, String column, ColumnType from, ColumnType to) {
        var conversion = new Conversion(from, to);
        if (conversion.isReversible()) {
            return Optional.empty();
        }
        String declared = table.column(column).orElseThrow().type();
        String rows = CopiedValues.trip(conversion, declared, capabilities.checksInput())
                .rows(PostgresNames.quote(table.name()), told(table), PostgresNames.quote(column), "r");
        return Optional.of(QUESTIONS.count(
                rows,
                value(column) + " IS NOT NULL AND CAST(r." + RoundTrip.RESULT + " AS text) IS DISTINCT FROM CAST("
                        + value(column) + " AS text)",
                List.of()));
    }

    @Override
    public Sql unreturned(Sql question, TableChange change, String column) {
        return QUESTIONS.narrowed(
                question,
                "NOT EXISTS (SELECT 1 FROM "
                        + PostgresNames.quote(
                                Objects.requireNonNull(change.returned().get(column)))
                        + " AS c WHERE " + CopiedValues.isStill(change.before(), column, "c") + ")");
    }

    @Override
    public Sql returnedOrphans(TableChange change, ForeignKey foreignKey, Table referenced) {
        var column = foreignKey.columns().getFirst();
        var key = foreignKey.referencedColumns().getFirst();
        return QUESTIONS.count(
                PostgresNames.quote(change.before().name()) + " AS r JOIN "
                        + PostgresNames.quote(
                                Objects.requireNonNull(change.returned().get(column))) + " AS a ON "
                        + CopiedValues.isStill(change.before(), column, "a"),
                "a.\"value\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + PostgresNames.quote(referenced.name())
                        + " AS p WHERE "
                        + equal(
                                "p." + PostgresNames.quote(key),
                                type(referenced, key),
                                "a.\"value\"",
                                type(change.after(), column))
                        + ")",
                List.of());
    }

    @Override
    public Sql examples(Table table, Sql question, int count) {
        return QUESTIONS.list(question, RowKey.text(table, "r"), RowKey.order(table, "r"), count);
    }

    /** Within what is declared, its name still means the table, wherever in the search path that is. */
    @Override
    public Sql beforehand(Sql question, List<Beforehand> restored) {
        var names = new ArrayList<String>();
        for (var each : restored) {
            var table = each.table();
            var copies = CopiedColumn.of(table, table, each.columns());
            names.add(PostgresNames.quote(table.name()) + " AS (SELECT " + RowKey.hidden(table) + "r.*"
                    + copies.stream()
                            .map(copy -> ", " + copy.valueWithoutCounting() + " AS "
                                    + PostgresNames.quote(copy.column().name()))
                            .collect(Collectors.joining())
                    + " FROM " + PostgresNames.quote(each.storedAs().orElse(table.name())) + " AS r"
                    + CopiedColumn.joins(copies) + ")");
        }
        return QUESTIONS.with(question, names);
    }

    /** The columns of a row, and what tells it apart if it has no key. */
    private static List<String> told(Table table) {
        var told = new ArrayList<>(
                table.columns().stream().map(column -> value(column.name())).toList());
        if (table.primaryKey().isEmpty()) {
            told.add("r.ctid");
        }
        return told;
    }

    private static Sql question(Table table, String condition, List<@Nullable Object> values) {
        return QUESTIONS.count(PostgresNames.quote(table.name()) + " AS r", condition, values);
    }

    private static String value(String column) {
        return "r." + PostgresNames.quote(column);
    }
}
