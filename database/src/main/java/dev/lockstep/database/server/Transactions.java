package dev.lockstep.database.server;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.OutcomeUnknownException;
import dev.lockstep.database.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Transactions on the connections of a server. Safe for use by several threads. */
public final class Transactions {

    private final Predicate<SQLException> unreachable;

    /** @param unreachable whether an error means that the connection is gone */
    public Transactions(Predicate<SQLException> unreachable) {
        this.unreachable = unreachable;
    }

    /**
     * Runs reading work in a transaction and ends that whatever happens. How reading ends, nothing depends on.
     *
     * @param begin starts the transaction
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     */
    public <R extends @Nullable Object> R read(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, reader -> execute(reader, "COMMIT"), discard);
    }

    /**
     * Runs writing work in a transaction: committed if it returns, undone if it throws.
     *
     * @param begin starts the transaction
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     * @throws OutcomeUnknownException if the connection is lost while it commits
     */
    public <R extends @Nullable Object> R write(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, this::commit, discard);
    }

    /**
     * Runs writing work in a transaction that is undone whatever happens.
     *
     * @param begin starts the transaction
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     */
    public <R extends @Nullable Object> R rehearse(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, writer -> execute(writer, "ROLLBACK"), discard);
    }

    @FunctionalInterface
    private interface Ending {
        void end(Connection connection) throws SQLException;
    }

    /** A failure to end the transaction never hides the first one. */
    private static <R extends @Nullable Object> R run(
            Connection connection, String begin, SqlFunction<Connection, R> work, Ending ending, Runnable discard)
            throws SQLException {
        execute(connection, begin);
        R result;
        try {
            result = work.apply(connection);
            ending.end(connection);
        } catch (Throwable e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
                discard.run();
            }
            throw e;
        }
        return result;
    }

    /**
     * Ends a transaction that wrote something.
     *
     * @throws OutcomeUnknownException if the connection is lost meanwhile
     */
    public void commit(Connection connection) throws SQLException {
        try {
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            if (unreachable.test(e)) {
                throw new OutcomeUnknownException(
                        "The database went out of reach while it committed; it is not known whether it did.", e);
            }
            throw e;
        }
    }

    /** Runs a statement whose answer does not matter. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Waits before a change is begun again, by chance up to three times as long as at least, so that those that met do not
     * meet again.
     */
    public static void pause(Duration least, SQLException cause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(least.toMillis(), 3 * least.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause.addSuppressed(e);
            throw new DatabaseBusyException("Interrupted while waiting for the database; nothing was changed.", cause);
        }
    }

    /** What it means that the pool gave no connection; null if the failure is another one. */
    public static @Nullable DatabaseException withoutConnection(SQLException exception) {
        if (!(exception instanceof SQLTransientConnectionException)) {
            return null;
        }
        // the pool says only that none came; why is what it was told last
        boolean absent = exception.getCause() instanceof SQLException;
        return absent
                ? new DatabaseUnavailableException("The database cannot be reached.", exception)
                : new DatabaseBusyException("No connection to the database became free in time.", exception);
    }
}
