package dev.lockstep.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint of a table, as opposed to a unique index; the name is null where none is declared.
 *
 * @param options what else the declaration says (order, collation, what to do on a conflict), as the product writes it;
 *     empty if nothing
 */
public record Unique(@Nullable String name, List<String> columns, String options) {
    public Unique {
        columns = List.copyOf(columns);
    }

    /** A constraint without further options. */
    public Unique(@Nullable String name, List<String> columns) {
        this(name, columns, "");
    }
}
