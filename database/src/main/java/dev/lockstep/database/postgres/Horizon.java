package dev.lockstep.database.postgres;

import dev.lockstep.database.Moment;
import dev.lockstep.database.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oldest transaction that was not done at a moment: whatever is written after it, by whomever, is written by that one or by a
 * later one (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT).
 *
 * @param transaction its number, without the epoch
 */
record Horizon(long transaction) implements Moment {

    /**
     * As of now; null where names are looked up in several schemas, since a table that nobody wrote to may be seen there when one
     * before it goes.
     */
    static @Nullable Horizon of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())"
                        + "::text::int8 & 4294967295 AS transaction,"
                        + " cardinality(pg_catalog.current_schemas(false)) AS schemas")) {
            row.next();
            return row.getInt("schemas") > 1 ? null : new Horizon(row.getLong("transaction"));
        }
    }

    /**
     * A condition of SQL that holds for each version of a row that was written since, and for some others. Numbers of
     * transactions come around, and each is later than the half of all that were before it.
     *
     * @param row the alias of its table
     */
    Sql since(String row) {
        return new Sql("((" + row + ".xmin::text::int8 - ?) & 4294967295) < 2147483648", List.of(transaction));
    }
}
