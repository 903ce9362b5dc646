package dev.lockstep.server;

import dev.lockstep.database.Database;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.Vendor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A database that notes the statements of the work that it is given. What the database does for itself around the work,
 * such as beginning and ending a transaction, is not seen. Safe for use by several threads.
 */
final class CountedDatabase implements Database {

    private final Database database;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    CountedDatabase(Database database) {
        this.database = database;
    }

    /** The statements since this was asked for last, in their order. */
    List<String> take() {
        var taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** Whether a statement only reads. */
    static boolean reads(String statement) {
        var start = statement.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("select") || start.startsWith("with") || start.startsWith("pragma");
    }

    @Override
    public Vendor vendor() {
        return database.vendor();
    }

    @Override
    public <R extends @Nullable Object> R read(SqlFunction<Connection, R> work) {
        return database.read(connection -> work.apply(counted(connection)));
    }

    @Override
    public <R extends @Nullable Object> R write(SqlFunction<Connection, R> work) {
        return database.write(connection -> work.apply(counted(connection)));
    }

    @Override
    public <R extends @Nullable Object> R change(SqlFunction<Connection, R> work) {
        return database.change(connection -> work.apply(counted(connection)));
    }

    @Override
    public <R extends @Nullable Object> R change(Set<String> touched, SqlFunction<Connection, R> work) {
        return database.change(touched, connection -> work.apply(counted(connection)));
    }

    @Override
    public void close() {
        database.close();
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var result = call(connection, method, arguments);
            return switch (result) {
                case PreparedStatement prepared -> counted(PreparedStatement.class, prepared, (String) arguments[0]);
                case Statement statement -> counted(Statement.class, statement, null);
                case null, default -> result;
            };
        });
    }

    /** @param prepared its text, if it has one before it is executed */
    private <S extends Statement> S counted(Class<S> type, S statement, @Nullable String prepared) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.add(prepared == null ? (String) arguments[0] : prepared);
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
