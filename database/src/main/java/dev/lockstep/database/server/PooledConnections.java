package dev.lockstep.database.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.lockstep.database.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs work on the connections of a pool. */
public final class PooledConnections {

    private PooledConnections() {}

    /**
     * Runs work on a connection. One that was lost while it lay in the pool, as all are when a server was away for a moment, is
     * replaced by another: nothing was done on it yet.
     *
     * @param work does nothing before it begins a transaction by {@link Transactions}, which also discards such a connection
     */
    public static <R extends @Nullable Object> R use(HikariDataSource pool, SqlFunction<Connection, R> work)
            throws SQLException {
        for (int left = pool.getMaximumPoolSize(); ; left--) {
            try (var connection = pool.getConnection()) {
                return work.apply(connection);
            } catch (LostConnectionException lost) {
                if (left == 0) {
                    throw lost;
                }
            }
        }
    }
}
