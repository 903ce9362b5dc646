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

    /** Runs reading work on a pooled connection. All its queries see one state of the database. */
    <R extends @Nullable Object> R read(SqlFunction<Connection, R> work);

    /** Runs writing work in one transaction on a pooled connection: committed if it returns, undone if it throws. */
    <R extends @Nullable Object> R write(SqlFunction<Connection, R> work);

    /**
     * Runs work that changes the schema: on a connection of its own, alone among all processes that use the database
     * through Lockstep, all or nothing: committed if it returns, undone if it throws. The lock is taken before the work
     * starts, so what the work reads is what it changes.
     *
     * <p>Where others hold what it needs, the work may be begun again after all that it did is undone; so it must do
     * nothing that the transaction does not undo.
     *
     * @throws ConstraintViolationException if rows point at nothing that did not before; nothing has changed
     * @throws DatabaseBusyException if others hold the database for longer than the bounded wait; nothing has changed
     */
    <R extends @Nullable Object> R change(SqlFunction<Connection, R> work);

    /**
     * As {@link #change(SqlFunction)}, for work that says which tables' rows or declarations it touches, so that only
     * they and the tables that point at them need to be looked over for rows that point at nothing.
     *
     * @param touched all tables that the work makes, alters, drops or writes to, under their old and new names
     */
    <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work);

    /** Closes all connections. Work that runs is waited for a bounded time. */
    @Override
    void close();
}
