package dev.lockstep.migrate.project;

import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one collection, and what they were made of.
 *
 * @param table null for a collection without one
 * @param references where columns point
 * @param ids the numbers of the rows
 */
record FieldPart(
        @Nullable Table table,
        List<MetaRow> rows,
        Map<String, ColumnReference> references,
        List<FieldDefinition> fields,
        Map<FieldName, Long> ids) {

    /** Whether it would be made of the very same again. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(@Nullable Table otherTable, List<MetaRow> otherRows, Map<String, ColumnReference> otherReferences) {
        if (table != otherTable || rows.size() != otherRows.size() || !references.equals(otherReferences)) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) != otherRows.get(i) && !rows.get(i).equals(otherRows.get(i))) {
                return false;
            }
        }
        return true;
    }
}
