package dev.lockstep.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that was made by a statement of its own.
 *
 * @param columns the columns it covers; empty if any part of it is an expression
 * @param plain whether it is just these columns in ascending order: no condition, expression, collation or method
 * @param sql the statement that makes it, as the catalog keeps it; null for one that we have yet to make
 */
public record Index(
        String name,
        List<String> columns,
        boolean unique,
        boolean plain,
        @Nullable String sql) {
    public Index {
        columns = List.copyOf(columns);
    }

    /** Whether it is a plain index on exactly this column. */
    public boolean covers(String column) {
        return plain && columns.equals(List.of(column));
    }
}
