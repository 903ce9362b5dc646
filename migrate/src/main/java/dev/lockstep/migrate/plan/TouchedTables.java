package dev.lockstep.migrate.plan;

import dev.lockstep.database.Footprint;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.Touched;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of the schema the steps of a plan touch. */
final class TouchedTables {

    private TouchedTables() {}

    /** @param others further tables whose declarations do not stay as they are all the time */
    static Touched of(
            Footprint footprint, Set<String> others, List<Step> steps, DatabaseSchema schema, Restoration restoration) {
        var created = new HashSet<String>();
        var moved = new HashMap<String, String>();
        footprint.made().forEach(table -> created.add(table.name()));
        for (var step : steps) {
            if (step instanceof Step.TakeAway takeAway) {
                var record = takeAway.kept();
                created.add(ProjectInspector.KEPT_TABLE);
                if (record.kind() == KeptRecord.Kind.TABLE) {
                    moved.put(record.collection(), record.table());
                } else {
                    created.add(record.table());
                }
            }
        }
        if (schema.table(ProjectInspector.KEPT_TABLE) != null) {
            created.remove(ProjectInspector.KEPT_TABLE);
        }
        var back = new HashMap<String, Table>();
        restoration.tables().forEach((name, kept) -> {
            var after = footprint.altered().stream()
                    .map(TableChange::after)
                    .filter(table -> table.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> kept.was().withForeignKeys(List.of()));
            back.put(kept.storedAs(), after);
        });
        return new Touched(created, footprint.altered(), others, moved, back);
    }
}
