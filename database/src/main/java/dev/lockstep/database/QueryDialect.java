package dev.lockstep.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where products want statements about rows written differently. Stateless. */
public interface QueryDialect {

    /** How many values one statement may have bound to it. */
    int maximumParameters();

    /** What follows the table's name to make a row of nothing but defaults. */
    default String defaultRow() {
        return "DEFAULT VALUES";
    }

    /** The operator that matches a pattern; whether case counts without {@code ignoreCase} is the product's business. */
    String like(boolean ignoreCase);

    /** A column where a text is expected: as it is, unless the product takes nothing else for one. */
    default String asText(String column) {
        return column;
    }

    /** A value of the row that a result stands at, in a form that can be bound again. */
    default @Nullable Object value(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index);
        // drivers give small whole numbers in smaller boxes
        return switch (value) {
            case Integer number -> (Object) number.longValue();
            case Short number -> number.longValue();
            case Float number -> number.doubleValue();
            case null, default -> value;
        };
    }

    /** What stands for "all rows" where an offset cannot stand without a limit; empty where it can. */
    String unlimited();
}
