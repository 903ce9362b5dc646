package dev.lockstep.database.mysql;

import com.zaxxer.hikari.HikariDataSource;
import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.RowTooWideException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.UnfinishedChangeException;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.server.PooledConnections;
import dev.lockstep.database.server.Transactions;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database on a server. */
final class MysqlDatabase implements Database {

    private static final System.Logger LOG = System.getLogger(MysqlDatabase.class.getName());

    /** How often an inspection waits for a change that is going on, before it keeps others from beginning. */
    private static final int INSPECTIONS = 5;
    /** How long it waits for its turn then. */
    private static final Duration INSPECTION_WAIT = Duration.ofSeconds(10);

    private static final Transactions TRANSACTIONS =
            new Transactions(MysqlErrors::isUnreachable, MysqlErrors::isGivenUp);
    /** Before a change is begun again. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration POOL_WAIT = Duration.ofSeconds(10);
    /** How long rows, or a table, are waited for that somebody else holds. */
    private static final Duration ROWS_WAIT = Duration.ofSeconds(5);
    /** The number of the error that says that a lock was waited for in vain. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final Vendor vendor;
    private final MysqlConnections connections;
    private final LockWait wait;
    private final HikariDataSource pool;

    /**
     * How long others are waited for.
     *
     * @param timeout for each lock
     * @param tries how often the whole work is begun
     */
    record LockWait(Duration timeout, int tries) {
        static final LockWait DEFAULT = new LockWait(Duration.ofSeconds(2), 4);
    }

    private MysqlDatabase(Vendor vendor, MysqlConnections connections, LockWait wait, HikariDataSource pool) {
        this.vendor = vendor;
        this.connections = connections;
        this.wait = wait;
        this.pool = pool;
    }

    static MysqlDatabase open(MysqlAddress address) {
        return open(address, LockWait.DEFAULT);
    }

    static MysqlDatabase open(MysqlAddress address, LockWait wait) {
        var connections = new MysqlConnections(address);
        return new MysqlDatabase(
                new MysqlVendor(capabilities(address, connections)), connections, wait, pool(address, connections));
    }

    private static Capabilities capabilities(MysqlAddress address, MysqlConnections connections) {
        try (var connection = connections.connect()) {
            var capabilities = Capabilities.read(connection);
            if (!capabilities.served()) {
                throw new DatabaseException(
                        "The server of " + address.shown() + " is older than MySQL 8.0.16 or MariaDB 10.6, the oldest"
                                + " versions that are served.",
                        null);
            }
            RehearsalCopy.dropLeft(connection);
            return capabilities;
        } catch (SQLException e) {
            String message = "The database " + address.shown() + " cannot be opened: " + e.getMessage();
            throw MysqlErrors.isUnreachable(e)
                    ? new DatabaseUnavailableException(message, e)
                    : new DatabaseException(message, e);
        }
    }

    private static HikariDataSource pool(MysqlAddress address, MysqlConnections connections) {
        // by themselves, servers wait a minute for a row and a day for a table
        var config = connections.pool(waiting(ROWS_WAIT));
        config.setPoolName("mysql");
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
                            "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
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
                    connection -> TRANSACTIONS.write(
                            connection, "START TRANSACTION", work, () -> pool.evictConnection(connection)));
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
        for (int attempt = 1; ; attempt++) {
            try {
                return changeOnce(work);
            } catch (SQLException e) {
                if (MysqlErrors.isTooWide(e)) {
                    throw new RowTooWideException("The server has no room for such a row: " + e.getMessage(), e);
                }
                if (!MysqlErrors.isBusy(e) || attempt >= wait.tries()) {
                    throw failed("Changing the schema of", e);
                }
                Transactions.pause(PAUSE, e);
            }
        }
    }

    /**
     * On a connection of its own, which holds the lock as long as it is open. Statements that alter tables are committed one
     * by one; what follows them is one transaction, which says that the change is kept.
     */
    private <R extends @Nullable Object> R changeOnce(SqlFunction<Connection, R> work) throws SQLException {
        try (var connection = lockedConnection()) {
            new UnfinishedChange(connection).settle();
            R result;
            try {
                result = work.apply(connection);
                var journal = new ChangeJournal(connection);
                if (journal.state().progress() == ChangeJournal.Progress.OPEN) {
                    journal.keep();
                }
                TRANSACTIONS.commit(connection);
            } catch (Throwable failed) {
                takeBack(connection, failed);
                throw failed;
            }
            tidy(connection);
            return result;
        }
    }

    @Override
    public boolean rehearsesOnCopy() {
        return true;
    }

    @Override
    public <R extends @Nullable Object> R rehearse(SqlFunction<Connection, R> work) {
        try (var connection = lockedConnection()) {
            new UnfinishedChange(connection).settle();
            try (var _ = RehearsalCopy.open(connection)) {
                return work.apply(connection);
            }
        } catch (SQLException e) {
            throw failed("Rehearsing a change of", e);
        }
    }

    /** Holds the lock of changes as long as it is open. */
    private Connection lockedConnection() throws SQLException {
        return lockedConnection(wait.timeout());
    }

    private Connection lockedConnection(Duration longest) throws SQLException {
        var connection = connections.connect();
        try {
            Transactions.execute(connection, "SET SESSION autocommit = 0, " + waiting(wait.timeout()));
            lock(connection, longest);
            return connection;
        } catch (Throwable failed) {
            closeAfter(connection, failed);
            throw failed;
        }
    }

    private static String waiting(Duration longest) {
        return "lock_wait_timeout = " + longest.toSeconds() + ", innodb_lock_wait_timeout = " + longest.toSeconds();
    }

    private static void closeAfter(Connection connection, Throwable failed) {
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /**
     * Takes back what the work did: at once, or else with the next change or inspection of whichever process.
     *
     * @throws UnfinishedChangeException if that is impossible
     */
    private void takeBack(Connection connection, Throwable failed) {
        try {
            Transactions.execute(connection, "ROLLBACK");
            Transactions.execute(connection, "UNLOCK TABLES");
            settle(connection);
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
            closeAfter(connection, failed);
            try (var other = lockedConnection()) {
                settle(other);
            } catch (SQLException later) {
                failed.addSuppressed(later);
            }
        } catch (UnfinishedChangeException stuck) {
            stuck.addSuppressed(failed);
            throw stuck;
        }
    }

    /** Waits longer than a change does: it was the change that was in the way before. */
    private void settle(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                new UnfinishedChange(connection).settle();
                return;
            } catch (SQLException e) {
                if (!MysqlErrors.isBusy(e) || attempt >= 2 * wait.tries()) {
                    throw e;
                }
                Transactions.pause(PAUSE, e);
            }
        }
    }

    /** Drops what went. If others are in the way, the next change does. */
    private static void tidy(Connection connection) {
        try {
            new UnfinishedChange(connection).settle();
        } catch (SQLException | UnfinishedChangeException left) {
            LOG.log(System.Logger.Level.DEBUG, "What a change took away is dropped later.", left);
        }
    }

    @Override
    public <R extends @Nullable Object> R inspect(SqlFunction<Connection, R> work) {
        for (int attempt = 1; attempt <= INSPECTIONS; attempt++) {
            var before = state();
            if (before.progress() == ChangeJournal.Progress.KEPT) {
                completeChange();
            }
            if (before.progress() != ChangeJournal.Progress.OPEN) {
                R result = read(before.progress() == ChangeJournal.Progress.KEPT ? beforeDropping(work) : work);
                if (state().number() == before.number()) {
                    return result;
                }
            }
            awaitChange();
        }
        return inspectAlone(work);
    }

    /** Work in whose transaction nothing is dropped that a change took away: another process may be just about to. */
    private static <R extends @Nullable Object> SqlFunction<Connection, R> beforeDropping(
            SqlFunction<Connection, R> work) {
        return connection -> {
            new UnfinishedChange(connection).putOff();
            return work.apply(connection);
        };
    }

    /** Keeps changes from beginning meanwhile, one of which overtook each attempt. */
    private <R extends @Nullable Object> R inspectAlone(SqlFunction<Connection, R> work) {
        try (var connection = lockedConnection(INSPECTION_WAIT)) {
            settle(connection);
            return read(work);
        } catch (SQLException e) {
            throw MysqlErrors.isBusy(e)
                    ? new DatabaseBusyException("The schema is being changed for longer than we wait.", e)
                    : failed("Reading from", e);
        }
    }

    private ChangeJournal.State state() {
        try (var connection = pool.getConnection()) {
            return new ChangeJournal(connection).state();
        } catch (SQLException e) {
            throw failed("Reading from", e);
        }
    }

    /** Drops what a change took away whose process did not come to it; nobody needs to wait for that. */
    private void completeChange() {
        try (var connection = lockedConnection(Duration.ZERO)) {
            tidy(connection);
        } catch (SQLException taken) {
            LOG.log(System.Logger.Level.DEBUG, "The change is being completed by another process.", taken);
        }
    }

    /** Waits for the change that is going on; if nobody is at it any more, brings it to its end. */
    private void awaitChange() {
        try (var connection = lockedConnection()) {
            settle(connection);
        } catch (SQLException e) {
            if (!MysqlErrors.isBusy(e)) {
                throw failed("Reading from", e);
            }
        }
    }

    /** Names of locks are the server's, so that of ours is that of the database as well. */
    static void lock(Connection connection, Duration longest) throws SQLException {
        var sql = Sql.of(
                "SELECT COALESCE(GET_LOCK(CONCAT('lockstep ', MD5(DATABASE())), " + longest.toSeconds() + "), 0)");
        if (Statements.queryLong(connection, sql) != 1) {
            throw new SQLException("Another process changes the schema.", "HY000", LOCK_WAIT_TIMEOUT);
        }
    }

    private DatabaseException failed(String doing, SQLException exception) {
        var absent = Transactions.withoutConnection(exception);
        return absent != null ? absent : MysqlErrors.translate(doing, exception);
    }

    @Override
    public void close() {
        pool.close();
    }
}
