package dev.lockstep.database.query;

import java.util.List;

/**
 * Which rows a statement is about. Columns are named as their table spells them; values are in the form that the product
 * keeps (see {@link dev.lockstep.database.ValueCodec}). A comparison with a row's null is never true, as in SQL.
 */
public sealed interface Filter {

    /** The column's value compared with another. */
    record Compare(String column, Operator operator, Object value) implements Filter {}

    /** The column's text is the given one, but for the case of its letters. */
    record SameText(String column, String text) implements Filter {}

    /** The column's value is one of these, or with {@code negated} none of them. */
    record In(String column, List<Object> values, boolean negated) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** The column's value lies between two others, both included, or with {@code negated} outside. */
    record Between(String column, Object low, Object high, boolean negated) implements Filter {}

    /** The column is null, or with {@code negated} is not. */
    record Null(String column, boolean negated) implements Filter {}

    /** The column is null or the empty text, or with {@code negated} neither. */
    record Empty(String column, boolean negated) implements Filter {}

    /**
     * The column's text has the given one at a place, or with {@code negated} has not. The text is taken literally.
     *
     * @param ignoreCase whether case must not count; where it is false, the product decides
     */
    record Match(String column, Place place, String text, boolean ignoreCase, boolean negated) implements Filter {}

    /** All of these hold; with none, every row is meant. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of these holds; with none, no row is meant. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** Comparisons. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** Where in a text another one is looked for. */
    enum Place {
        ANYWHERE,
        START,
        END
    }

    /** All rows. */
    static Filter all() {
        return new And(List.of());
    }

    /** The column has this value. */
    static Filter equal(String column, Object value) {
        return new Compare(column, Operator.EQUAL, value);
    }

    /** Both hold. */
    default Filter and(Filter other) {
        return new And(List.of(this, other));
    }
}
