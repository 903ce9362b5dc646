package dev.lockstep.database.query;

import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A statement about the rows of one inspected table. Every column it names must be one of the table's. */
public sealed interface Query {

    /** The table. */
    Table table();

    /**
     * Reads rows.
     *
     * @param columns what to read of each row, in this order; at least one
     * @param limit how many rows at most, or null for all
     * @param offset how many rows to leave out at the start
     */
    record Select(
            Table table,
            List<String> columns,
            Filter filter,
            List<Sort> sort,
            @Nullable Long limit,
            long offset) implements Query {

        public Select {
            columns = List.copyOf(columns);
            sort = List.copyOf(sort);
            if (columns.isEmpty() || offset < 0 || (limit != null && limit < 0)) {
                throw new IllegalArgumentException("a query without columns, or with a negative limit or offset");
            }
        }

        /** All rows that pass, in no order. */
        public static Select of(Table table, List<String> columns, Filter filter) {
            return new Select(table, columns, filter, List.of(), null, 0);
        }

        /** The same query, ordered. */
        public Select sorted(List<Sort> order) {
            return new Select(table, columns, filter, order, limit, offset);
        }

        /** The same query for the first rows only. */
        public Select limited(long most) {
            return new Select(table, columns, filter, sort, most, offset);
        }
    }

    /** Counts rows. */
    record Count(Table table, Filter filter) implements Query {}

    /**
     * Makes rows. Columns that are not named get their defaults.
     *
     * @param rows the values of the columns, for each row
     * @param returning the column whose value each new row is answered with, or null for no answer
     */
    record Insert(
            Table table,
            List<String> columns,
            List<List<@Nullable Object>> rows,
            @Nullable String returning) implements Query {

        /** Written out: in class files, a compact constructor loses the annotation of the values that may be null. */
        public Insert(
                Table table, List<String> columns, List<List<@Nullable Object>> rows, @Nullable String returning) {
            this.table = table;
            this.columns = List.copyOf(columns);
            var copies = new ArrayList<List<@Nullable Object>>();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("a row with more or fewer values than columns");
                }
                // not List.copyOf: null is a value here
                copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
            }
            this.rows = List.copyOf(copies);
            this.returning = returning;
            if (rows.isEmpty() || (columns.isEmpty() && rows.size() > 1)) {
                throw new IllegalArgumentException("no rows, or several rows of defaults only");
            }
        }

        /** One row. */
        public static Insert one(
                Table table, SequencedMap<String, ? extends @Nullable Object> values, @Nullable String returning) {
            List<@Nullable Object> row = new ArrayList<>(values.values());
            return new Insert(table, List.copyOf(values.keySet()), List.of(row), returning);
        }
    }

    /** Changes rows; at least one column. */
    record Update(Table table, SequencedMap<String, @Nullable Object> values, Filter filter) implements Query {

        /** Written out, for the same reason as that of {@link Insert}. */
        public Update(Table table, SequencedMap<String, @Nullable Object> values, Filter filter) {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("nothing to change");
            }
            this.table = table;
            this.values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
            this.filter = filter;
        }
    }

    /** Removes rows. */
    record Delete(Table table, Filter filter) implements Query {}
}
