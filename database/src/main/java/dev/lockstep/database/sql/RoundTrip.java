package dev.lockstep.database.sql;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Values that are converted and converted back, in SQL.
 *
 * @param there what a value becomes, with {@code @} for it; null where it is refused
 * @param back what that becomes when it is converted back, with {@code @} for it; null where it is refused
 */
public record RoundTrip(String there, String back) {

    /** The column with what came back. */
    public static final String RESULT = "lockstep_back";

    private static final String BETWEEN = "lockstep_there";

    /**
     * The rows of a table, with {@link #RESULT} as one more column.
     *
     * @param source the table
     * @param kept what else is told of a row {@code r}: its columns, and what tells rows apart that have no key
     * @param column the quoted column whose values are converted, one of those
     * @param alias what the rows are called
     */
    public String rows(String source, List<String> kept, String column, String alias) {
        String others = String.join(", ", kept);
        return "(SELECT " + others + ", " + back.replace("@", "r." + BETWEEN) + " AS " + RESULT + " FROM (SELECT "
                + others + ", " + there.replace("@", "r." + column) + " AS " + BETWEEN + " FROM " + source
                + " AS r) AS r) AS " + alias;
    }

    /**
     * The way back alone, of values that became what stands in the column {@code made} of a copy.
     *
     * @param back what that becomes when it is converted back, with {@code @} for it
     */
    public static RoundTrip ofMended(UnaryOperator<String> quoting, String back) {
        return new RoundTrip("r." + quoting.apply("made"), back);
    }

    /** The same of a copy of a column, whose {@code key} and {@code value} are kept. */
    public String rowsOfCopy(String source, UnaryOperator<String> quoting, String alias) {
        String value = quoting.apply("value");
        return rows(source, List.of("r." + quoting.apply("key"), "r." + value), value, alias);
    }
}
