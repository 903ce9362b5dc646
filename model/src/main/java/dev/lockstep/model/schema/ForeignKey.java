package dev.lockstep.model.schema;

import dev.lockstep.model.ReferentialAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name null where none is declared
 * @param referencedColumns empty where only the table is named, which means its primary key
 * @param options what else the declaration says ({@code DEFERRABLE …}), as the product writes it; empty if nothing
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        ReferentialAction onUpdate,
        ReferentialAction onDelete,
        String options) {
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
