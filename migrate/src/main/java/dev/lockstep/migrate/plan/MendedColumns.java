package dev.lockstep.migrate.plan;

import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.FieldName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The steps for columns whose values are changed so that they fit, but for those that alter their tables. For one plan. */
final class MendedColumns {

    private final Vendor vendor;
    private final ProjectState current;
    private final TreeMap<FieldName, TableChange> columns = new TreeMap<>();
    private final Map<FieldName, Conversion> conversions = new HashMap<>();

    /** @param changes with the foreign keys */
    MendedColumns(Vendor vendor, ProjectState current, Drafted drafted, List<TableChange> changes) {
        this.vendor = vendor;
        this.current = current;
        for (var change : changes) {
            change.mendings()
                    .keySet()
                    .forEach(column -> columns.put(new FieldName(change.before().name(), column), change));
        }
        drafted.converted().forEach(each -> conversions.put(each.field().name(), each.conversion()));
    }

    boolean has(FieldName name) {
        return columns.containsKey(name);
    }

    /** What sets the values aside, with what becomes of them. */
    List<Step.TakeAway> copies(KeptTables kept) {
        var steps = new ArrayList<Step.TakeAway>();
        columns.forEach((name, change) -> {
            var field = Objects.requireNonNull(current.model().field(name), name.toString());
            steps.add(kept.mended(field, change, conversions.get(name)));
        });
        return steps;
    }

    /** What takes values out of rows that point at nothing, when all tables are what they will be. */
    List<Step> orphans() {
        var steps = new ArrayList<Step>();
        columns.forEach((name, change) -> {
            if (change.mends(name.field(), Mending.ORPHANS_TO_NULL)) {
                change.after().foreignKeys().stream()
                        .filter(key -> key.columns().equals(List.of(name.field())))
                        .forEach(key -> steps.add(new Step.ChangeSchema(
                                "Empty what points at nothing in \"" + name + "\"",
                                List.of(name.collection()),
                                false,
                                List.of(),
                                vendor.statements().emptyOrphans(change, key))));
            }
        });
        return steps;
    }
}
