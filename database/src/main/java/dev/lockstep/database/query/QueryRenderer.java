package dev.lockstep.database.query;

import dev.lockstep.database.QueryDialect;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns queries into SQL: every name quoted and checked against the table, every value bound. Stateless and safe to
 * share between threads.
 */
public final class QueryRenderer {

    private final UnaryOperator<String> quote;
    private final QueryDialect dialect;

    /**
     * A renderer for a product.
     *
     * @param quote turns a name into a quoted identifier
     */
    public QueryRenderer(UnaryOperator<String> quote, QueryDialect dialect) {
        this.quote = quote;
        this.dialect = dialect;
    }

    /** A renderer for a product. */
    public static QueryRenderer of(Vendor vendor) {
        return new QueryRenderer(vendor::quote, vendor.queries());
    }

    /** The product's ways. */
    public QueryDialect dialect() {
        return dialect;
    }

    /**
     * The statement with its values.
     *
     * @throws IllegalArgumentException if a column is not one of the table's
     */
    public Sql render(Query query) {
        var sql = new Text(query.table());
        switch (query) {
            case Select select -> select(sql, select);
            case Count count -> sql.add("SELECT COUNT(*) FROM ").table().where(count.filter());
            case Insert insert -> insert(sql, insert);
            case Update update -> update(sql, update);
            case Delete delete -> sql.add("DELETE FROM ").table().where(delete.filter());
        }
        return sql.build();
    }

    private void select(Text sql, Select select) {
        sql.add("SELECT ").columns(select.columns()).add(" FROM ").table().where(select.filter());
        var separator = " ORDER BY ";
        for (var sort : select.sort()) {
            sql.add(separator).column(sort.column()).add(sort.descending() ? " DESC" : "");
            separator = ", ";
        }
        if (select.limit() != null) {
            sql.add(" LIMIT ").value(select.limit());
        } else if (select.offset() > 0 && !dialect.unlimited().isEmpty()) {
            sql.add(" LIMIT ").add(dialect.unlimited());
        }
        if (select.offset() > 0) {
            sql.add(" OFFSET ").value(select.offset());
        }
    }

    private void insert(Text sql, Insert insert) {
        sql.add("INSERT INTO ").table().add(" ");
        if (insert.columns().isEmpty()) {
            sql.add(dialect.defaultRow());
        } else {
            sql.add("(").columns(insert.columns()).add(") VALUES ");
            var separator = "";
            for (var row : insert.rows()) {
                sql.add(separator).values(row);
                separator = ", ";
            }
        }
        if (insert.returning() != null) {
            sql.add(" RETURNING ").column(insert.returning());
        }
    }

    private void update(Text sql, Update update) {
        sql.add("UPDATE ").table();
        var separator = " SET ";
        for (var entry : update.values().entrySet()) {
            sql.add(separator).column(entry.getKey()).add(" = ").value(entry.getValue());
            separator = ", ";
        }
        sql.where(update.filter());
    }

    /** A statement as it grows. */
    private final class Text {

        /** Marks the characters of a pattern that are meant literally; a backslash means different things to products. */
        private static final char ESCAPE = '!';

        /** How many conditions stand side by side. */
        private static final int MAX_FLAT = 100;

        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable Object> parameters = new ArrayList<>();
        private final Table table;

        private Text(Table table) {
            this.table = table;
        }

        private Text add(String sql) {
            text.append(sql);
            return this;
        }

        private Text table() {
            return add(quote.apply(table.name()));
        }

        private Text column(String name) {
            if (table.column(name).isEmpty()) {
                throw new IllegalArgumentException("table " + table.name() + " has no column " + name);
            }
            return add(quote.apply(name));
        }

        private Text textColumn(String name) {
            if (table.column(name).isEmpty()) {
                throw new IllegalArgumentException("table " + table.name() + " has no column " + name);
            }
            return add(dialect.asText(quote.apply(name)));
        }

        private Text columns(List<String> names) {
            var separator = "";
            for (var name : names) {
                add(separator).column(name);
                separator = ", ";
            }
            return this;
        }

        private Text value(@Nullable Object value) {
            parameters.add(value);
            return add("?");
        }

        private Text values(List<? extends @Nullable Object> values) {
            parameters.addAll(values);
            return add("(").add(String.join(", ", Collections.nCopies(values.size(), "?")))
                    .add(")");
        }

        private void where(Filter filter) {
            if (!filter.equals(Filter.all())) {
                add(" WHERE ").condition(filter);
            }
        }

        private Text condition(Filter filter) {
            return switch (filter) {
                case Filter.Compare(var name, var operator, var value) ->
                    column(name).add(" ").add(operator.sql()).add(" ").value(value);
                case Filter.SameText(var name, var same) ->
                    add("LOWER(").textColumn(name).add(") = LOWER(").value(same).add(")");
                case Filter.In(var name, var values, var negated) -> in(name, values, negated);
                case Filter.Between(var name, var low, var high, var negated) ->
                    column(name)
                            .add(negated ? " NOT BETWEEN " : " BETWEEN ")
                            .value(low)
                            .add(" AND ")
                            .value(high);
                case Filter.Null(var name, var negated) -> column(name).add(negated ? " IS NOT NULL" : " IS NULL");
                case Filter.Empty(var name, var negated) -> empty(name, negated);
                case Filter.Match match -> match(match);
                case Filter.And(var filters) -> join(filters, " AND ", "1 = 1");
                case Filter.Or(var filters) -> join(filters, " OR ", "1 = 0");
            };
        }

        private Text in(String name, List<Object> values, boolean negated) {
            if (values.isEmpty()) {
                return add(negated ? "1 = 1" : "1 = 0");
            }
            return column(name).add(negated ? " NOT IN " : " IN ").values(values);
        }

        private Text empty(String name, boolean negated) {
            add("(").column(name).add(negated ? " IS NOT NULL AND " : " IS NULL OR ");
            return textColumn(name).add(negated ? " <> '')" : " = '')");
        }

        private Text match(Filter.Match match) {
            var literal = new StringBuilder();
            for (char c : match.text().toCharArray()) {
                if (c == '%' || c == '_' || c == ESCAPE) {
                    literal.append(ESCAPE);
                }
                literal.append(c);
            }
            var pattern = switch (match.place()) {
                case ANYWHERE -> "%" + literal + "%";
                case START -> literal + "%";
                case END -> "%" + literal;
            };
            return textColumn(match.column())
                    .add(match.negated() ? " NOT " : " ")
                    .add(dialect.like(match.ignoreCase()))
                    .add(" ")
                    .value(pattern)
                    .add(" ESCAPE '" + ESCAPE + "'");
        }

        /** In halves rather than one after the other: products limit how deep a condition may be. */
        private Text join(List<Filter> filters, String separator, String none) {
            int count = filters.size();
            if (count < 2) {
                return count == 0 ? add(none) : condition(filters.getFirst());
            }
            if (count > MAX_FLAT) {
                int middle = count / 2;
                return add("(").join(filters.subList(0, middle), separator, none)
                        .add(separator)
                        .join(filters.subList(middle, count), separator, none)
                        .add(")");
            }
            var before = "(";
            for (var filter : filters) {
                add(before).condition(filter);
                before = separator;
            }
            return add(")");
        }

        private Sql build() {
            return new Sql(text.toString(), parameters);
        }
    }
}
