package dev.lockstep.migrate.plan;

import dev.lockstep.database.Footprint;
import dev.lockstep.database.SchemaStatements.Arrangement;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.resolve.Warning;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts steps in an order in which each finds what it needs. For one plan. */
final class PlanAssembly {

    private final Vendor vendor;
    private final ProjectState current;
    private final Restoration restoration;
    private final Drafted drafted;
    private final ColumnProbes columnProbes;
    private final List<Warning> warnings;
    private final KeptTables kept;
    private final List<Step> steps = new ArrayList<>();

    PlanAssembly(
            Vendor vendor,
            ProjectState current,
            Restoration restoration,
            Drafted drafted,
            ColumnProbes columnProbes,
            List<Warning> warnings) {
        this.vendor = vendor;
        this.current = current;
        this.restoration = restoration;
        this.drafted = drafted;
        this.columnProbes = columnProbes;
        this.warnings = warnings;
        this.kept = new KeptTables(vendor, current);
    }

    Plan plan(DataModel wanted) {
        var footprint = footprint();
        var arrangement = arrange(footprint);
        var related = related(footprint);
        addForeignKeys("Take off foreign keys", related, arrangement.first());
        var inTheWay = inTheWay();
        for (var name : inTheWay) {
            steps.addAll(takeAway(name));
        }
        addReturns();
        addCreations(arrangement.created());
        var copies = new ArrayList<Step>();
        drafted.droppedFields().forEach(field -> copies.add(kept.column(field)));
        var mended = new MendedColumns(vendor, current, drafted, footprint.altered());
        var made = new ArrayList<Step.TakeAway>();
        drafted.converted().stream()
                .filter(each -> !mended.has(each.field().name()))
                .forEach(each -> {
                    var name = each.field().name();
                    kept.converted(
                                    each,
                                    change(footprint, name),
                                    restoration.converted().containsKey(name))
                            .ifPresent(made::add);
                });
        made.addAll(mended.copies(kept));
        copies.addAll(made);
        if (vendor.statements().copiesAfterAltering()) {
            addAlterations(arrangement.changes());
            steps.addAll(mended.orphans());
            steps.addAll(copies);
        } else {
            steps.addAll(copies);
            addAlterations(arrangement.changes());
            steps.addAll(mended.orphans());
        }
        addForeignKeys("Put on foreign keys", related, arrangement.last());
        for (var name : new TreeSet<>(drafted.dropped())) {
            if (!inTheWay.contains(name)) {
                steps.addAll(takeAway(name));
            }
        }
        addRestoredValues(footprint);
        made.forEach(copy -> addNote(copy, footprint));
        addRows(wanted);
        var touched = TouchedTables.of(footprint, arrangement.others(), steps, current.schema(), restoration);
        var beforehand = restoration.beforehand(current.schema());
        return new Plan(arrangement.locks(), steps, kept.list(), footprint, touched, beforehand, List.of(), warnings);
    }

    private List<Step> takeAway(String name) {
        var table = current.schema().table(name);
        if (table != null) {
            vendor.statements().requireFree(table, current.schema());
        }
        return kept.table(name);
    }

    /** Tables that go and are, to a product that folds names, the same as one that comes. */
    private SortedSet<String> inTheWay() {
        var inTheWay = new TreeSet<String>();
        if (!vendor.rules().foldsNames()) {
            return inTheWay;
        }
        var coming = new HashSet<String>();
        for (var draft : drafted.tables()) {
            if (draft.before().isEmpty()) {
                coming.add(draft.after().name().toLowerCase(Locale.ROOT));
            }
        }
        restoration.tables().keySet().forEach(name -> coming.add(name.toLowerCase(Locale.ROOT)));
        for (var name : drafted.dropped()) {
            if (coming.contains(name.toLowerCase(Locale.ROOT))) {
                inTheWay.add(name);
            }
        }
        return inTheWay;
    }

    /** Every draft is finished once. */
    private Footprint footprint() {
        var created = new ArrayList<Table>();
        var changes = new ArrayList<TableChange>();
        for (var draft : drafted.tables()) {
            if (draft.before().isEmpty()) {
                created.add(draft.after());
            } else if (draft.changed()) {
                changes.add(draft.change());
            }
        }
        var gone = new TreeSet<>(drafted.dropped())
                .stream()
                        .flatMap(name -> Stream.ofNullable(current.schema().table(name)))
                        .toList();
        return new Footprint(created, changes, gone);
    }

    /** The tables whose foreign keys may go or come. */
    private static Set<String> related(Footprint footprint) {
        var related = new HashSet<String>();
        footprint.made().forEach(table -> related.add(table.name()));
        footprint.altered().forEach(change -> related.add(change.before().name()));
        footprint.gone().forEach(table -> related.add(table.name()));
        return related;
    }

    private Arrangement arrange(Footprint footprint) {
        footprint.altered().forEach(change -> vendor.statements().requireFree(change, current.schema()));
        return vendor.statements()
                .arrange(
                        footprint.made(), footprint.altered(), footprint.gone(), restoration.without(current.schema()));
    }

    private void addReturns() {
        for (var name : new TreeSet<>(restoration.tables().keySet())) {
            var table = restoration.tables().get(name);
            if (table != null) {
                steps.add(new Step.ChangeSchema(
                        "Bring back table \"" + name + "\"",
                        List.of(name),
                        false,
                        List.of(),
                        vendor.statements().bringBack(table.was(), table.storedAs())));
            }
        }
    }

    private void addCreations(List<Table> tables) {
        if (!tables.isEmpty()) {
            var title = tables.size() == 1
                    ? "Create table \"" + tables.getFirst().name() + "\""
                    : "Create " + tables.size() + " tables";
            steps.add(new Step.ChangeSchema(
                    title,
                    tables.stream().map(Table::name).toList(),
                    false,
                    List.of(),
                    vendor.statements().create(tables)));
        }
    }

    private void addAlterations(List<TableChange> changes) {
        for (var change : changes) {
            var name = change.after().name();
            steps.add(new Step.ChangeSchema(
                    "Alter table \"" + name + "\"",
                    List.of(name),
                    vendor.statements().rewrites(change),
                    columnProbes.of(name),
                    vendor.statements().alter(change)));
        }
    }

    private void addForeignKeys(String title, Set<String> tables, List<Sql> statements) {
        if (!statements.isEmpty()) {
            steps.add(new Step.ChangeSchema(title, List.copyOf(new TreeSet<>(tables)), false, List.of(), statements));
        }
    }

    /** Some products keep all that was done to rows when they take a trigger off for a moment. */
    private void addRestoredValues(Footprint footprint) {
        new TreeMap<>(restoration.converted()).forEach((name, values) -> {
            var change = footprint.altered().stream()
                    .filter(each -> each.before().name().equals(name.collection()))
                    .findFirst();
            change.filter(each -> !each.returned().containsKey(name.field()))
                    .ifPresent(each -> steps.add(new Step.ChangeRows(
                            "Give \"" + name + "\" the values that it had",
                            List.of(name.collection()),
                            restored(each.after(), name, values))));
        });
    }

    private static TableChange change(Footprint footprint, FieldName name) {
        return footprint.altered().stream()
                .filter(each -> each.before().name().equals(name.collection()))
                .findFirst()
                .orElseThrow();
    }

    /** What the values became, in the copies that say so. */
    private void addNote(Step.TakeAway copy, Footprint footprint) {
        var record = copy.kept();
        var name = new FieldName(record.collection(), Objects.requireNonNull(record.field()));
        boolean says = record.definition().get(KeptRecord.MENDED) != null
                || record.definition().get(KeptRecord.MADE) != null;
        var statements = says
                ? vendor.statements().noteMended(change(footprint, name).after(), name.field(), record.table())
                : List.<Sql>of();
        if (!statements.isEmpty()) {
            steps.add(new Step.Note("Note what became of the values of \"" + name + "\"", copy, statements));
        }
    }

    private List<Sql> restored(Table table, FieldName name, Restoration.KeptValues values) {
        var statements = vendor.statements();
        return values.mended()
                ? statements.restoreMended(table, name.field(), values.conversion(), values.copy())
                : statements.restoreConverted(table, name.field(), values.conversion(), values.copy());
    }

    private void addRows(DataModel wanted) {
        var rows = new MetaStatements(vendor, current.schema(), restoration.rowIds()).between(current.model(), wanted);
        if (!rows.isEmpty()) {
            var tables =
                    Arrays.stream(MetaTable.values()).map(MetaTable::tableName).toList();
            steps.add(new Step.ChangeRows("Write the meta rows", tables, rows));
        }
        var returned = new ReturnedRows(vendor, current.schema());
        for (var each : restoration.rows()) {
            steps.add(new Step.ChangeRows(
                    "Put back rows of \"" + each.table() + "\"", List.of(each.table()), returned.of(each)));
        }
        if (!restoration.tables().isEmpty()) {
            var ids = restoration.tables().values().stream()
                    .map(Restoration.KeptTable::id)
                    .sorted()
                    .toList();
            steps.add(new Step.ChangeRows(
                    "Take what came back off the list of what was set aside",
                    List.of(ProjectInspector.KEPT_TABLE),
                    KeptList.remove(vendor, ids)));
        }
    }
}
