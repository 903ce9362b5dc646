package dev.lockstep.migrate.plan;

import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.model.FieldDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the changes of a model come to in tables.
 *
 * @param tables that come or become others
 * @param dropped the names of tables that go
 * @param droppedFields whose columns go, of tables that stay
 * @param converted columns whose type changes
 */
record Drafted(
        Collection<TableDraft> tables,
        Set<String> dropped,
        List<FieldDefinition> droppedFields,
        List<Converted> converted) {

    /** @param field as it is now */
    record Converted(FieldDefinition field, Conversion conversion) {}
}
