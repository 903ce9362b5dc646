package dev.lockstep.database;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.List;

/** Reads a column of an inspected table as the column of a field. */
public interface ColumnReader {

    /**
     * The column in shared terms, with its key, unique, index and reference flags taken from the table.
     *
     * @param special the special flags of the field's row, which decide between types that share a declaration
     */
    ColumnDefinition read(Table table, Column column, List<String> special);
}
