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
        // what has its name by now, a folder for instance, has a row already
        tables.keySet()
                .forEach(name -> collections.merge(
                        name,
                        new CollectionDefinition(name, null, true),
                        (is, _) -> new CollectionDefinition(name, is.meta(), true)));
        var fields = new LinkedHashMap<>(model.fields());
        for (var table : tables.values()) {
            table.fields()
                    .forEach(field -> fields.merge(field.name(), bare(field), (is, back) -> back.withMeta(is.meta())));
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
