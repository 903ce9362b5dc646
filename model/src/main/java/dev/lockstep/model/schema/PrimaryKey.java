package dev.lockstep.model.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A primary key; the name is null where none is declared. */
public record PrimaryKey(@Nullable String name, List<String> columns) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
