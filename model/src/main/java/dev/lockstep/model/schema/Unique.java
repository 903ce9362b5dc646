package dev.lockstep.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique constraint of a table, as opposed to a unique index; the name is null where none is declared. */
public record Unique(@Nullable String name, List<String> columns) {
    public Unique {
        columns = List.copyOf(columns);
    }
}
