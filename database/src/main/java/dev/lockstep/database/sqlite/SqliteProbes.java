package dev.lockstep.database.sqlite;

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

/** Renders questions for SQLite. The row that is asked about is called {@code r} in them. */
final class SqliteProbes implements Probes {

    private static final String BEFORE = "SELECT count(*) FROM (SELECT 1 FROM ";
    private static final String AFTER = " LIMIT " + (LIMIT + 1) + ")";

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
    public Sql examples(Table table, Sql question, int count) {
        String text = question.text();
        if (!text.startsWith(BEFORE) || !text.endsWith(AFTER)) {
            throw new IllegalArgumentException("not a question of ours");
        }
        return new Sql(
                "SELECT " + RowKey.of(table, "r").text() + " FROM "
                        + text.substring(BEFORE.length(), text.length() - AFTER.length()) + " LIMIT " + count,
                question.parameters());
    }

    private static Sql question(Table table, String condition, List<@Nullable Object> values) {
        String where = condition.isEmpty() ? "" : " WHERE " + condition;
        return new Sql(BEFORE + SqliteNames.quote(table.name()) + " AS r" + where + AFTER, values);
    }

    private static String value(String column) {
        return "r." + SqliteNames.quote(column);
    }
}
