package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import java.util.LinkedHashMap;

/** A project as it will be when tables that were set aside have their names again, and nothing else is done yet. */
final class Returned {

    private Returned() {}

    /** The project with the tables that come back as tables that nobody manages. */
    static ProjectState to(ProjectState before, Goal goal) {
        var tables = goal.restoration().tables();
        if (tables.isEmpty()) {
            return before;
        }
        var model = before.model();
        var collections = new LinkedHashMap<>(model.collections());
        tables.keySet().forEach(name -> collections.put(name, new CollectionDefinition(name, null, true)));
        var fields = new LinkedHashMap<>(model.fields());
        for (var table : tables.values()) {
            table.fields().forEach(field -> fields.put(field.name(), bare(field)));
        }
        return new ProjectState(
                goal.restoration().with(before.schema()),
                new DataModel(collections, fields, model.relations(), model.systemIndexes()),
                before.layout(),
                before.rowIds(),
                before.keptTables(),
                before.stamp(),
                before.unabridged());
    }

    private static FieldDefinition bare(FieldDefinition field) {
        var column = field.column();
        return field.withMeta(null).withColumn(column == null ? null : column.withReferences(null));
    }
}
