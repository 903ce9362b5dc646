package dev.lockstep.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work with a connection or another JDBC object. */
@FunctionalInterface
public interface SqlFunction<T, R extends @Nullable Object> {

    /** Does the work. */
    R apply(T resource) throws SQLException;
}
