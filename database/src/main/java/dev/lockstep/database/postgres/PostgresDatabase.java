package dev.lockstep.database.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.server.PooledConnections;
import dev.lockstep.database.server.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database on a server. */
final class PostgresDatabase implements Database {

    private static final Transactions TRANSACTIONS =
            new Transactions(PostgresErrors::isUnreachable, PostgresErrors::isGivenUp);
    /** Before a change is begun again. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration POOL_WAIT = Duration.ofSeconds(10);
    /** The lock that all who change a schema through Lockstep take; any number would do. */
    private static final long LOCK = 0x4c6f636b73746570L;

    private final Vendor vendor;
    private final PostgresConnections connections;
    private final LockWait wait;
    private final HikariDataSource pool;

    /** How long the rows of a table are waited for that somebody else changes. */
    private static final Duration ROWS_WAIT = Duration.ofSeconds(5);

    /**
     * How long a change waits for others.
     *
     * @param whole in all, for the turn and for tables; then it is given up
     * @param table for one lock: so long all who come later wait for the change, which waits for those before it. Then it
     *     lets them pass and begins again
     */
    record LockWait(Duration whole, Duration table) {
        static final LockWait DEFAULT = new LockWait(Duration.ofSeconds(8), Duration.ofMillis(500));
    }

    private PostgresDatabase(Vendor vendor, PostgresConnections connections, LockWait wait, HikariDataSource pool) {
        this.vendor = vendor;
        this.connections = connections;
        this.wait = wait;
        this.pool = pool;
    }

    static PostgresDatabase open(PostgresAddress address) {
        return open(address, LockWait.DEFAULT);
    }

    static PostgresDatabase open(PostgresAddress address, LockWait wait) {
        var connections = new PostgresConnections(address);
        return new PostgresDatabase(
                new PostgresVendor(capabilities(address, connections)), connections, wait, pool(address, connections));
    }

    private static Capabilities capabilities(PostgresAddress address, PostgresConnections connections) {
        try (var connection = connections.connect()) {
            var capabilities = Capabilities.read(connection);
            if (capabilities.version() < Capabilities.OLDEST) {
                throw new DatabaseException(
                        "The server of " + address.shown() + " is older than PostgreSQL " + Capabilities.OLDEST / 10_000
                                + ", the oldest version that is served.",
                        null);
            }
            return capabilities;
        } catch (SQLException e) {
            String message = "The database " + address.shown() + " cannot be opened: " + e.getMessage();
            throw PostgresErrors.isAbsent(e)
                    ? new DatabaseUnavailableException(message, e)
                    : new DatabaseException(message, e);
        }
    }

    private static HikariDataSource pool(PostgresAddress address, PostgresConnections connections) {
        var config = new HikariConfig();
        config.setDataSource(connections.source());
        config.setConnectionInitSql(connections.first() + "; SET lock_timeout = " + ROWS_WAIT.toMillis());
        config.setPoolName("postgres");
        config.setMaximumPoolSize(address.pool().most());
        config.setMinimumIdle(address.pool().least());
        config.setConnectionTimeout(POOL_WAIT.toMillis());
        // the server was reached a moment ago
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Override
    public Vendor vendor() {
        return vendor;
    }

    @Override
    public <R extends @Nullable Object> R read(SqlFunction<Connection, R> work) {
        try {
            return PooledConnections.use(
                    pool,
                    connection -> TRANSACTIONS.read(
                            connection,
                            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                            work,
                            () -> pool.evictConnection(connection)));
        } catch (SQLException e) {
            throw failed("Reading from", e);
        }
    }

    @Override
    public <R extends @Nullable Object> R write(SqlFunction<Connection, R> work) {
        try {
            return PooledConnections.use(
                    pool,
                    connection ->
                            TRANSACTIONS.write(connection, "BEGIN", work, () -> pool.evictConnection(connection)));
        } catch (SQLException e) {
            throw failed("Writing to", e);
        }
    }

    @Override
    public <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work) {
        // the server looks at foreign keys itself
        return change(work);
    }

    @Override
    public <R extends @Nullable Object> R change(SqlFunction<Connection, R> work) {
        return change(work, TRANSACTIONS::writeOnce);
    }

    @Override
    public <R extends @Nullable Object> R rehearse(SqlFunction<Connection, R> work) {
        return change(work, TRANSACTIONS::rehearse);
    }

    /** Runs work in a transaction, and keeps what it did or not. */
    @FunctionalInterface
    private interface Running {
        <R extends @Nullable Object> R run(
                Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
                throws SQLException;
    }

    private <R extends @Nullable Object> R change(SqlFunction<Connection, R> work, Running running) {
        long start = System.nanoTime();
        while (true) {
            var left = wait.whole().minusNanos(System.nanoTime() - start);
            try {
                return changeOnce(left, work, running);
            } catch (SQLException e) {
                if (!PostgresErrors.isBusy(e) || wait.whole().toNanos() < System.nanoTime() - start) {
                    throw failed("Changing the schema of", e);
                }
                Transactions.pause(PAUSE, e);
            }
        }
    }

    /**
     * On a connection of its own, so that no other work waits for one meanwhile. At {@code READ COMMITTED}: the first
     * statement waits for the lock, and what those behind it read must be as of then and not of before.
     */
    private <R extends @Nullable Object> R changeOnce(Duration turn, SqlFunction<Connection, R> work, Running running)
            throws SQLException {
        try (var connection = connections.connect()) {
            return running.run(
                    connection,
                    // 0 would be for ever
                    "BEGIN; SET LOCAL lock_timeout = " + Math.max(1, turn.toMillis()),
                    given -> {
                        Transactions.execute(
                                given,
                                "SELECT pg_advisory_xact_lock(" + LOCK + "); SET LOCAL lock_timeout = "
                                        + wait.table().toMillis());
                        return work.apply(given);
                    },
                    () -> {});
        }
    }

    private DatabaseException failed(String doing, SQLException exception) {
        var absent = Transactions.withoutConnection(exception);
        return absent != null ? absent : PostgresErrors.translate(doing, exception);
    }

    @Override
    public void close() {
        pool.close();
    }
}
