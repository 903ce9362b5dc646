package dev.lockstep.database.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Questions that count rows, no further than a limit, and can be turned into others about the same rows.
 *
 * @param limit how many rows are counted
 * @param ending what a product wants behind the rows that are counted
 */
public record RowQuestions(int limit, String ending) {

    private static final String BEFORE = "SELECT count(*) FROM (SELECT 1 FROM ";

    /**
     * How many rows there are.
     *
     * @param rows where they come from, with their alias
     * @param condition what they must fulfil; empty if nothing
     */
    public Sql count(String rows, String condition, List<@Nullable Object> values) {
        String where = condition.isEmpty() ? "" : " WHERE " + condition;
        return new Sql(BEFORE + rows + where + after(), values);
    }

    /**
     * How many rows share all of these values with another one; null is never shared.
     *
     * @param table quoted; its rows are called {@code r}
     * @param values given what a row is called, a value of it
     */
    public Sql duplicates(String table, List<UnaryOperator<String>> values) {
        return count(
                table + " AS r",
                "(" + joined(values, "r") + ") IN (SELECT " + joined(values, "s") + " FROM " + table + " AS s GROUP BY "
                        + IntStream.rangeClosed(1, values.size())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + " HAVING count(*) > 1)",
                List.of());
    }

    private static String joined(List<UnaryOperator<String>> values, String row) {
        return values.stream().map(value -> value.apply(row)).collect(Collectors.joining(", "));
    }

    /**
     * The first few rows that a question counts.
     *
     * @param selected what is told of them
     * @param order empty if they may come in any
     * @throws IllegalArgumentException if the question was not made here
     */
    public Sql list(Sql question, String selected, String order, int count) {
        String text = question.text();
        int start = text.indexOf(BEFORE);
        boolean ours = start == 0 || (start > 0 && text.startsWith("WITH "));
        if (!ours || !text.endsWith(after())) {
            throw new IllegalArgumentException("not a question of ours");
        }
        String rows = text.substring(start + BEFORE.length(), text.length() - after().length());
        String sorted = order.isEmpty() ? "" : " ORDER BY " + order;
        return new Sql(
                text.substring(0, start) + "SELECT " + selected + " FROM " + rows + sorted + " LIMIT " + count,
                question.parameters());
    }

    /**
     * The same question about fewer rows.
     *
     * @param question with a condition that is no mere alternative
     * @param condition what they must fulfil as well
     */
    public Sql narrowed(Sql question, String condition) {
        String text = question.text();
        return new Sql(
                text.substring(0, text.length() - after().length()) + " AND " + condition + after(),
                question.parameters());
    }

    /**
     * The same question, with some of the names in it meaning something else.
     *
     * @param names each a common table expression, without values
     */
    public Sql with(Sql question, List<String> names) {
        return names.isEmpty()
                ? question
                : new Sql(
                        "WITH " + String.join(", ", names) + " " + question.text(),
                        new ArrayList<>(question.parameters()));
    }

    private String after() {
        return " LIMIT " + limit + ")" + ending;
    }
}
