package dev.lockstep.database;

import dev.lockstep.model.schema.Table;
import java.util.Map;
import java.util.Optional;

/**
 * A table that is asked about before it is what it will be.
 *
 * @param table as it will be, the columns that are still in copies included
 * @param storedAs the name under which {@link SchemaStatements#setAside} has put it away; empty if it has its own
 * @param columns columns whose values are still in a copy that {@link SchemaStatements#copyColumn} has made: column to copy
 */
public record Beforehand(Table table, Optional<String> storedAs, Map<String, String> columns) {
    public Beforehand {
        columns = Map.copyOf(columns);
    }
}
