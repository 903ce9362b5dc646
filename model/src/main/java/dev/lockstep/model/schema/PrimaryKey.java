package dev.lockstep.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key; the name is null where none is declared.
 *
 * @param options what else the declaration says (order, collation, what to do on a conflict), as the product writes it;
 *     empty if nothing
 */
public record PrimaryKey(@Nullable String name, List<String> columns, String options) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** A key without further options. */
    public PrimaryKey(@Nullable String name, List<String> columns) {
        this(name, columns, "");
    }
}
