package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.Vendor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database that tells a watcher each statement of the work that it is given. What the database does for itself around
 * the work, such as beginning and ending a transaction, is told as that, not as statements. As safe for use by several
 * threads as the watcher.
 */
public final class WatchedDatabase implements Database {

    private final Database database;
    private final StatementWatcher watcher;

    /** Closing this closes the database. */
    public WatchedDatabase(Database database, StatementWatcher watcher) {
        this.database = database;
        this.watcher = watcher;
    }

    @Override
    public Vendor vendor() {
        return database.vendor();
    }

    @Override
    public <R extends @Nullable Object> R read(SqlFunction<Connection, R> work) {
        return database.read(reading(work));
    }

    @Override
    public <R extends @Nullable Object> R inspect(SqlFunction<Connection, R> work) {
        return database.inspect(reading(work));
    }

    @Override
    public <R extends @Nullable Object> R write(SqlFunction<Connection, R> work) {
        R result = database.write(watched(work));
        watcher.committed();
        return result;
    }

    @Override
    public <R extends @Nullable Object> R change(SqlFunction<Connection, R> work) {
        R result = database.change(watched(work));
        watcher.committed();
        return result;
    }

    @Override
    public <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work) {
        R result = database.change(touched, watched(work));
        watcher.committed();
        return result;
    }

    @Override
    public <R extends @Nullable Object> R rehearse(SqlFunction<Connection, R> work) {
        return database.rehearse(watched(work));
    }

    @Override
    public boolean rehearsesOnCopy() {
        return database.rehearsesOnCopy();
    }

    @Override
    public void close() {
        database.close();
    }

    private <R extends @Nullable Object> SqlFunction<Connection, R> reading(SqlFunction<Connection, R> work) {
        return connection -> {
            watcher.begun(connection);
            return work.apply(watched(connection));
        };
    }

    private <R extends @Nullable Object> SqlFunction<Connection, R> watched(SqlFunction<Connection, R> work) {
        return connection -> {
            R result = reading(work).apply(connection);
            watcher.ending();
            return result;
        };
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var result = call(connection, method, arguments);
            return switch (result) {
                case PreparedStatement prepared -> watched(PreparedStatement.class, prepared, (String) arguments[0]);
                case Statement statement -> watched(Statement.class, statement, null);
                case null, default -> result;
            };
        });
    }

    /** @param prepared its text, if it has one before it is executed */
    private <S extends Statement> S watched(Class<S> type, S statement, @Nullable String prepared) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                watcher.sending(prepared == null ? (String) arguments[0] : prepared);
            }
            return call(statement, method, arguments);
        });
    }

    @FunctionalInterface
    private interface Handling {
        @Nullable
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handling handling) {
        var proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handling.handle(method, arguments == null ? new Object[0] : arguments));
        return type.cast(proxy);
    }

    private static @Nullable Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
