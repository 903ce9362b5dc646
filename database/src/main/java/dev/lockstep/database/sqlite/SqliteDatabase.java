package dev.lockstep.database.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.Vendor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A database file of SQLite. */
public final class SqliteDatabase implements Database {

    private static final int READERS = 8;
    private static final Duration POOL_WAIT = Duration.ofSeconds(10);

    private final SqliteVendor vendor = new SqliteVendor();
    private final SqliteFile file;
    private final LockWait wait;
    private final HikariDataSource readers;
    /** One connection: SQLite has one writer at a time, and here they queue in order instead of trying again. */
    private final HikariDataSource writer;

    /**
     * How long others are waited for.
     *
     * @param timeout for one try
     * @param tries how often
     */
    record LockWait(Duration timeout, int tries) {
        static final LockWait DEFAULT = new LockWait(Duration.ofSeconds(2), 4);
    }

    private SqliteDatabase(SqliteFile file, LockWait wait, HikariDataSource readers, HikariDataSource writer) {
        this.file = file;
        this.wait = wait;
        this.readers = readers;
        this.writer = writer;
    }

    /**
     * Opens the file; makes it, and its folder, if it does not exist.
     *
     * @throws DatabaseUnavailableException if it cannot be read and written
     */
    public static SqliteDatabase open(Path path) {
        return open(path, LockWait.DEFAULT);
    }

    static SqliteDatabase open(Path path, LockWait wait) {
        var file = new SqliteFile(path.toAbsolutePath().normalize(), wait.timeout());
        file.prepare();
        var reading = pool(file, "sqlite-readers", READERS);
        reading.setConnectionInitSql("PRAGMA query_only = ON");
        var readers = open(path, reading);
        try {
            return new SqliteDatabase(file, wait, readers, open(path, pool(file, "sqlite-writer", 1)));
        } catch (DatabaseException e) {
            readers.close();
            throw e;
        }
    }

    private static HikariConfig pool(SqliteFile file, String name, int size) {
        var config = new HikariConfig();
        config.setDataSource(file.pooled());
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT.toMillis());
        // connections to a file do not go stale
        config.setMaxLifetime(0);
        return config;
    }

    private static HikariDataSource open(Path path, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseUnavailableException("The database " + path + " cannot be opened.", e);
        }
    }

    @Override
    public Vendor vendor() {
        return vendor;
    }

    @Override
    public <R extends @Nullable Object> R read(SqlFunction<Connection, R> work) {
        try (var connection = readers.getConnection()) {
            // deferred, but it fixes the state that all its queries see with the first of them
            run(connection, "BEGIN");
            return finish(connection, work, false, () -> readers.evictConnection(connection));
        } catch (SQLException e) {
            throw failed("Reading from", e);
        }
    }

    @Override
    public <R extends @Nullable Object> R write(SqlFunction<Connection, R> work) {
        try (var connection = writer.getConnection()) {
            begin(connection);
            return finish(connection, work, true, () -> writer.evictConnection(connection));
        } catch (SQLException e) {
            throw failed("Writing to", e);
        }
    }

    @Override
    public <R extends @Nullable Object> R change(SqlFunction<Connection, R> work) {
        return alter(null, work, true);
    }

    @Override
    public <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work) {
        return alter(touched, work, true);
    }

    @Override
    public <R extends @Nullable Object> R rehearse(SqlFunction<Connection, R> work) {
        return alter(null, work, false);
    }

    /** On a connection of its own: what is switched off for it must not reach any other work, whatever happens. */
    private <R extends @Nullable Object> R alter(
            @Nullable Set<String> touched, SqlFunction<Connection, R> work, boolean keep) {
        try (var connection = file.connect()) {
            // both do nothing inside a transaction. With foreign keys on, dropping a table deletes the rows that point
            // at it; without the legacy mode, renaming one rewrites views and keys that are to stay as they are
            run(connection, "PRAGMA foreign_keys = OFF");
            run(connection, "PRAGMA legacy_alter_table = ON");
            // kibibytes: each table and index has a page of its own, and those of a large model are written once only
            // if
            // they stay in memory until the end
            run(connection, "PRAGMA cache_size = -65536");
            begin(connection);
            return finish(
                    connection,
                    given -> {
                        var check = ForeignKeyCheck.before(given, touched);
                        R result = work.apply(given);
                        check.after(given);
                        return result;
                    },
                    keep,
                    () -> {});
        } catch (SQLException e) {
            throw failed("Changing the schema of", e);
        }
    }

    /**
     * Runs the work and ends the transaction whatever happens; a failure to end it never hides the first one.
     *
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     */
    private <R extends @Nullable Object> R finish(
            Connection connection, SqlFunction<Connection, R> work, boolean keep, Runnable discard)
            throws SQLException {
        R result;
        try {
            result = work.apply(connection);
            if (keep) {
                retry(() -> run(connection, "COMMIT"));
                return result;
            }
        } catch (Throwable e) {
            rollback(connection, e, discard);
            throw e;
        }
        // of reading there is nothing to keep, and of a rehearsal nothing is to be
        run(connection, "ROLLBACK");
        return result;
    }

    private static void rollback(Connection connection, Throwable cause, Runnable discard) {
        try {
            run(connection, "ROLLBACK");
        } catch (SQLException e) {
            // some errors end the transaction by themselves (https://sqlite.org/lang_transaction.html, 3)
            if (e.getMessage() == null || !e.getMessage().contains("no transaction is active")) {
                cause.addSuppressed(e);
                discard.run();
            }
        }
    }

    private void begin(Connection connection) throws SQLException {
        retry(() -> run(connection, "BEGIN IMMEDIATE"));
    }

    private void retry(SqlAction action) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                action.run();
                return;
            } catch (SQLException e) {
                if (!SqliteErrors.isBusy(e) || attempt >= wait.tries()) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException cause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause.addSuppressed(e);
            throw new DatabaseBusyException("Interrupted while waiting for the database; nothing was changed.", cause);
        }
    }

    private static DatabaseException failed(String doing, SQLException exception) {
        if (exception instanceof java.sql.SQLTransientConnectionException) {
            return new DatabaseBusyException("No connection to the database became free in time.", exception);
        }
        return SqliteErrors.translate(doing, exception);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    @FunctionalInterface
    private interface SqlAction {
        void run() throws SQLException;
    }
}
