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

/**
 * Transactions on the connections of a server. What the server itself gives up for the sake of others, a deadlock for example,
 * is undone and begun again a few times. Safe for use by several threads.
 */
public final class Transactions {

    /** How often a transaction is begun that the server gives up each time. */
    public static final int TRIES = 6;

    /** Before a transaction is begun again. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Predicate<SQLException> unreachable;
    private final Predicate<SQLException> givenUp;

    /**
     * How a server tells what it means.
     *
     * @param unreachable whether an error means that the connection is gone
     * @param givenUp whether an error means that the transaction, though nothing is wrong with it, cannot go on beside
     *     others, and may be begun again at once
     */
    public Transactions(Predicate<SQLException> unreachable, Predicate<SQLException> givenUp) {
        this.unreachable = unreachable;
        this.givenUp = givenUp;
    }

    /**
     * Runs reading work in a transaction and ends that whatever happens. How reading ends, nothing depends on. Work whose
     * transaction the server gives up is run again, in a new one.
     *
     * @param begin starts the transaction
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     */
    public <R extends @Nullable Object> R read(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, reader -> execute(reader, "COMMIT"), discard, TRIES);
    }

    /**
     * Runs writing work in a transaction: committed if it returns, undone if it throws. Work whose transaction the server
     * gives up is undone and run again, in a new one.
     *
     * @param begin starts the transaction
     * @param discard keeps the connection from being used again, since its transaction could not be ended
     * @throws OutcomeUnknownException if the connection is lost while it commits
     */
    public <R extends @Nullable Object> R write(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, this::commit, discard, TRIES);
    }

    /** As {@link #write}, but the work is run once, whatever the server does to it. */
    public <R extends @Nullable Object> R writeOnce(
            Connection connection, String begin, SqlFunction<Connection, R> work, Runnable discard)
            throws SQLException {
        return run(connection, begin, work, this::commit, discard, 1);
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
        return run(connection, begin, work, writer -> execute(writer, "ROLLBACK"), discard, 1);
    }

    @FunctionalInterface
    private interface Ending {
        void end(Connection connection) throws SQLException;
    }

    private <R extends @Nullable Object> R run(
            Connection connection,
            String begin,
            SqlFunction<Connection, R> work,
            Ending ending,
            Runnable discard,
            int tries)
            throws SQLException {
        for (int left = tries - 1; ; left--) {
            begin(connection, begin, discard);
            try {
                R result = work.apply(connection);
                ending.end(connection);
                return result;
            } catch (SQLException e) {
                // what is not undone, the next transaction could commit
                boolean undone = undo(connection, e, discard);
                if (!undone || left == 0 || !givenUp.test(e)) {
                    throw e;
                }
                pause(PAUSE, e);
            } catch (Throwable e) {
                undo(connection, e, discard);
                throw e;
            }
        }
    }

    private void begin(Connection connection, String begin, Runnable discard) throws SQLException {
        try {
            execute(connection, begin);
        } catch (SQLException e) {
            if (unreachable.test(e)) {
                discard.run();
                throw new LostConnectionException(e);
            }
            throw e;
        }
    }

    /** Whether it could be; a failure to never hides the first one. */
    private static boolean undo(Connection connection, Throwable failed, Runnable discard) {
        try {
            execute(connection, "ROLLBACK");
            return true;
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
            discard.run();
            return false;
        }
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
     * Waits before something is begun again, by chance up to three times as long as at least, so that those that met do not
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
