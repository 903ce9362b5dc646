package dev.lockstep.database.mysql;

import dev.lockstep.database.Probes;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders questions for MySQL and MariaDB. The row that is asked about is called {@code r} in them. */
final class MysqlProbes implements Probes {

    private static final String BEFORE = "SELECT count(*) FROM (SELECT 1 FROM ";
    private static final String AFTER = " LIMIT " + (LIMIT + 1) + ") AS found";

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

    /** Compared as texts, since the two columns may yet be of types that cannot be compared. */
    @Override
    public Sql orphans(Table table, ForeignKey foreignKey, Table referenced) {
        var columns = foreignKey.columns();
        var keys = foreignKey.referencedColumns().isEmpty()
                ? referenced.primaryKey().orElseThrow().columns()
                : foreignKey.referencedColumns();
        boolean sameTypes = IntStream.range(0, columns.size())
                .allMatch(i -> type(table, columns.get(i)).equals(type(referenced, keys.get(i))));
        var conditions = new ArrayList<String>();
        columns.forEach(column -> conditions.add(value(column) + " IS NOT NULL"));
        String equal = IntStream.range(0, columns.size())
                .mapToObj(i -> sameTypes
                        ? "p." + MysqlNames.quote(keys.get(i)) + " = " + value(columns.get(i))
                        : text("p." + MysqlNames.quote(keys.get(i)), type(referenced, keys.get(i))) + " = "
                                + text(value(columns.get(i)), type(table, columns.get(i))))
                .collect(Collectors.joining(" AND "));
        conditions.add(
                "NOT EXISTS (SELECT 1 FROM " + MysqlNames.quote(referenced.name()) + " AS p WHERE " + equal + ")");
        return question(table, String.join(" AND ", conditions), List.of());
    }

    private static String type(Table table, String column) {
        return table.column(column).map(found -> MysqlType.word(found.type())).orElse("");
    }

    /** A shape has no text that a key could be. */
    private static String text(String value, String type) {
        return MysqlType.read(type) instanceof ColumnType.Geometry ? "NULL" : "CAST(" + value + " AS CHAR)";
    }

    @Override
    public Sql examples(Table table, Sql question, int count) {
        String text = question.text();
        if (!text.startsWith(BEFORE) || !text.endsWith(AFTER)) {
            throw new IllegalArgumentException("not a question of ours");
        }
        return new Sql(
                "SELECT " + RowKey.text(table, "r") + " FROM "
                        + text.substring(BEFORE.length(), text.length() - AFTER.length()) + order(table) + " LIMIT "
                        + count,
                question.parameters());
    }

    private static String order(Table table) {
        return table.primaryKey()
                .map(key -> key.columns().stream()
                        .map(MysqlProbes::value)
                        .collect(Collectors.joining(", ", " ORDER BY ", "")))
                .orElse("");
    }

    private static Sql question(Table table, String condition, List<@Nullable Object> values) {
        String where = condition.isEmpty() ? "" : " WHERE " + condition;
        return new Sql(BEFORE + MysqlNames.quote(table.name()) + " AS r" + where + AFTER, values);
    }

    private static String value(String column) {
        return "r." + MysqlNames.quote(column);
    }
}
