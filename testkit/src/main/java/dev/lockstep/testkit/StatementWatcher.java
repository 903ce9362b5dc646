package dev.lockstep.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/** Told what is run on a {@link WatchedDatabase}, in the thread that runs it, which goes on when the watcher returns. */
public interface StatementWatcher {

    /** A transaction has begun; the connection is the real one. */
    default void begun(Connection connection) throws SQLException {}

    /** A statement is about to be sent. */
    void sending(String statement) throws SQLException;

    /** The last statement of work that may write is done; the transaction is about to be ended. */
    default void ending() throws SQLException {}

    /** The transaction has been committed, and whoever asked for the work is not told yet. */
    default void committed() {}
}
