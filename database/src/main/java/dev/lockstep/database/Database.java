package dev.lockstep.database;

import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An opened database. Safe for use by several threads.
 *
 * <p>Every method throws {@link DatabaseException} and never a bare {@code SQLException}; a connection must not leave the
 * function that it is given to.
 */
public interface Database extends AutoCloseable {

    /** The product behind it. */
    Vendor vendor();

    /**
     * Runs reading work on a pooled connection. All its queries see one state of the database. Where the server cannot keep
     * that state for it any longer, the work is begun again.
     *
     * @throws DatabaseBusyException if others hold what it needs for longer than the bounded wait
     */
    <R extends @Nullable Object> R read(SqlFunction<Connection, R> work);

    /**
     * As {@link #read}, for work that reads the catalog: what it finds is the schema before or after a change, and never
     * one in the middle of it. A change that a process left unfinished is taken back, or completed, before.
     *
     * @throws DatabaseBusyException if a change takes longer than the bounded wait
     * @throws UnfinishedChangeException if an unfinished change cannot be taken back
     */
    default <R extends @Nullable Object> R inspect(SqlFunction<Connection, R> work) {
        return read(work);
    }

    /**
     * Runs writing work in one transaction on a pooled connection: committed if it returns, undone if it throws.
     *
     * <p>Where the server gives the transaction up for the sake of others, as one of two that wait for each other, the work
     * is begun again, a few times, after all that it did is undone; so it must do nothing that the transaction does not
     * undo, and decide nothing by what an earlier run of it found.
     *
     * @throws DatabaseBusyException if others hold what it needs for longer than the bounded wait; nothing has changed
     * @throws OutcomeUnknownException if the database goes out of reach while it commits: all was done, or nothing
     */
    <R extends @Nullable Object> R write(SqlFunction<Connection, R> work);

    /**
     * Runs work that changes the schema: on a connection of its own, alone among all processes that use the database
     * through Lockstep, all or nothing: committed if it returns, undone if it throws. The lock is taken before the work
     * starts, so what the work reads is what it changes.
     *
     * <p>Where others hold what it needs, the work may be begun again after all that it did is undone; so it must do
     * nothing that the transaction does not undo.
     *
     * <p>Before its first statement that changes the schema, the work tells {@link Vendor#announce} what it touches, and
     * after its last one come those that write to rows which were there before: not every product keeps both in one
     * transaction.
     *
     * @throws ConstraintViolationException if rows point at nothing that did not before; nothing has changed
     * @throws DatabaseBusyException if others hold the database for longer than the bounded wait; nothing has changed
     * @throws OutcomeUnknownException if the database goes out of reach while it commits: all was done, or nothing
     * @throws RowTooWideException if the server refuses a table for that; nothing has changed
     * @throws UnfinishedChangeException if an earlier change, or this one, cannot be taken back
     */
    <R extends @Nullable Object> R change(SqlFunction<Connection, R> work);

    /**
     * As {@link #change(SqlFunction)}, for work that says which tables' rows or declarations it touches, so that only
     * they and the tables that point at them need to be looked over for rows that point at nothing.
     *
     * @param touched all tables that the work makes, alters, drops or writes to, under their old and new names
     */
    <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work);

    /**
     * Runs work as {@link #change(SqlFunction)} does, and takes back all that it did, whatever happens. Where the product
     * cannot take back statements that alter tables, the work is given a copy of the database: all tables as they are
     * declared, all rows of the system's tables, and of each other table a sample of rows.
     *
     * @throws NoRehearsalException if such a copy cannot be made
     */
    <R extends @Nullable Object> R rehearse(SqlFunction<Connection, R> work);

    /** Whether {@link #rehearse} gives the work a copy. */
    default boolean rehearsesOnCopy() {
        return false;
    }

    /** Closes all connections. Work that runs is waited for a bounded time. */
    @Override
    void close();
}
