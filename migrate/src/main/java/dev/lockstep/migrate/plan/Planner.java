package dev.lockstep.migrate.plan;

import dev.lockstep.database.Fill;
import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Change.AddCollection;
import dev.lockstep.model.compare.Change.AddField;
import dev.lockstep.model.compare.Change.AddRelation;
import dev.lockstep.model.compare.Change.AddSystemIndex;
import dev.lockstep.model.compare.Change.ChangeCollection;
import dev.lockstep.model.compare.Change.ChangeField;
import dev.lockstep.model.compare.Change.ChangeRelation;
import dev.lockstep.model.compare.Change.DropCollection;
import dev.lockstep.model.compare.Change.DropField;
import dev.lockstep.model.compare.Change.DropRelation;
import dev.lockstep.model.compare.Change.DropSystemIndex;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out the steps from the changes of a data model. Pure: the same input gives the same plan, whatever the order of
 * the document that it came from. Every table is altered at most once. Not safe for use by several threads; make one for
 * each plan.
 */
public final class Planner {

    private final Vendor vendor;
    private final ProjectState current;
    private final DataModel wanted;
    private final TreeMap<String, TableDraft> drafts = new TreeMap<>();
    private final Set<String> dropped = new HashSet<>();
    /** Collections that are to have a primary key. */
    private final Set<String> keyed = new HashSet<>();

    private final List<FieldDefinition> droppedFields = new ArrayList<>();
    private final List<Drafted.Converted> converted = new ArrayList<>();
    private final Restoration restoration;
    private final Naming naming;
    private final List<Warning> warnings = new ArrayList<>();
    private final ColumnProbes columnProbes;
    private final HiddenColumns hidden;

    private Planner(Vendor vendor, ProjectState current, DataModel wanted, Restoration restoration) {
        this.vendor = vendor;
        this.restoration = restoration;
        this.current = current;
        this.wanted = wanted;
        for (var field : wanted.fields().values()) {
            if (field.column() != null && field.column().primaryKey()) {
                keyed.add(field.name().collection());
            }
        }
        this.naming = new Naming(vendor.names(), current.schema());
        this.columnProbes =
                new ColumnProbes(vendor, current.schema(), new Mendability(current.schema(), current.model(), wanted));
        this.hidden = new HiddenColumns(vendor, current.schema());
    }

    /**
     * The plan.
     *
     * @param changes from the current model to the wanted one
     * @throws UnsupportedSchemaException if something in the database could not be carried through
     */
    public static Plan plan(Vendor vendor, ProjectState current, DataModel wanted, Changes changes) {
        return plan(vendor, current, wanted, changes, Restoration.NONE, Set.of());
    }

    /**
     * The plan.
     *
     * @param current the project, and the tables that come back as if they were there already
     * @param restoration what comes back
     * @param mends hazards of a plan of the same that are agreed to, and whose rows are to be changed so that they fit
     * @throws UnsupportedSchemaException if something in the database could not be carried through
     */
    public static Plan plan(
            Vendor vendor,
            ProjectState current,
            DataModel wanted,
            Changes changes,
            Restoration restoration,
            Set<Mend> mends) {
        return new Planner(vendor, current, wanted, restoration).plan(changes, mends);
    }

    private Plan plan(Changes changes, Set<Mend> mends) {
        changes.all().forEach(this::draft);
        restoration.tables().keySet().forEach(this::putForeignKeysOn);
        drafts.values().stream()
                .filter(draft -> draft.before().isPresent())
                .forEach(draft -> columnProbes.converted(draft.change()));
        mends.forEach(this::mend);
        restoration.converted().forEach(this::prepareToRestore);
        drafts.values().stream()
                .filter(draft -> draft.before().isPresent())
                .forEach(draft -> columnProbes.returned(draft.change()));
        var drafted = new Drafted(drafts.values(), dropped, droppedFields, converted);
        return new PlanAssembly(vendor, current, restoration, drafted, columnProbes, warnings).plan(wanted);
    }

    private void mend(Mend mend) {
        var name = mend.field();
        var draft = existing(name.collection());
        draft.mend(name.field(), Set.of(mend.mending()));
        var column = Objects.requireNonNull(wanted.field(name)).column();
        if (mend.mending() == Mending.REFUSED_TO_NULL && column != null && !column.nullable()) {
            draft.mend(name.field(), Set.of(Mending.NULLS_TO_DEFAULT));
        }
    }

    /** Its values are about to be written over, which a product may want to know. */
    private void prepareToRestore(FieldName name, Restoration.KeptValues values) {
        var table = current.schema().table(name.collection());
        if (!values.made() || table == null || table.column(name.field()).isEmpty()) {
            return;
        }
        var draft = existing(name.collection());
        if (values.mended() || draft.change().staysTold(name.field())) {
            draft.restore(name.field(), values.copy());
        }
    }

    /** Those of several columns, which belong to no relation; whatever else there was comes with the relations. */
    private void putForeignKeysOn(String name) {
        for (var key :
                Objects.requireNonNull(restoration.tables().get(name)).was().foreignKeys()) {
            boolean there = current.schema().table(key.referencedTable()) != null;
            if (key.columns().size() > 1 && there && !dropped.contains(key.referencedTable())) {
                existing(name).addForeignKey(key);
            }
        }
    }

    private void draft(Change change) {
        switch (change) {
            case AddCollection(var after) -> {
                if (after.table()) {
                    newTable(after.name());
                }
            }
            case DropCollection(var before) -> {
                if (before.table()) {
                    dropTable(before.name());
                }
            }
            case ChangeCollection(var before, var after) -> {
                if (!before.table() && after.table()) {
                    newTable(after.name());
                } else if (before.table() && !after.table()) {
                    dropTable(before.name());
                }
            }
            case AddField(var after) -> addField(after);
            case DropField(var before) -> {
                var field = hidden.with(before);
                if (field.column() != null && !dropped.contains(before.name().collection())) {
                    if (before.column() == null) {
                        HiddenColumns.requireNoKey(before.name(), field.column());
                    }
                    dropColumn(field);
                }
            }
            case ChangeField(var before, var after) -> changeField(before, after);
            case AddSystemIndex(var field) -> existing(field.collection()).addIndex(field.field());
            case DropSystemIndex(var field) -> existing(field.collection()).dropIndex(field.field());
            case AddRelation(var after) -> {
                if (after.foreignKey() != null) {
                    addForeignKey(after);
                }
            }
            case DropRelation(var before) -> {
                var table = before.name().collection();
                boolean columnStays = wanted.field(before.name()) != null;
                if (before.foreignKey() != null && columnStays && !dropped.contains(table)) {
                    existing(table).setForeignKey(before.name().field(), null);
                }
            }
            case ChangeRelation(var before, var after) -> {
                var was = before.foreignKey();
                var is = after.foreignKey();
                boolean same = was == null ? is == null : is != null && was.sameAs(is);
                if (!same) {
                    addForeignKey(after);
                }
            }
        }
    }

    private TableDraft existing(String name) {
        return drafts.computeIfAbsent(name, missing -> {
            var table = current.schema().table(name);
            return table == null ? TableDraft.added(vendor, naming, name) : TableDraft.existing(vendor, naming, table);
        });
    }

    /** A new table gets the columns of all its fields in their order, those of fields that were aliases included. */
    private void newTable(String name) {
        var draft = TableDraft.added(vendor, naming, name);
        drafts.put(name, draft);
        if (!keyed.contains(name)) {
            var key = GeneratedKey.of(name, wanted, vendor.rules());
            draft.addColumn(key, Objects.requireNonNull(key.column()));
            warnings.add(GeneratedKey.warning(key.name()));
        }
    }

    private void dropTable(String name) {
        dropped.add(name);
        drafts.remove(name);
        for (var table : current.schema().tables().values()) {
            boolean points = !dropped.contains(table.name())
                    && table.foreignKeys().stream()
                            .anyMatch(key -> key.referencedTable().equals(name));
            if (!points) {
                continue;
            }
            existing(table.name()).dropForeignKeysTo(name);
            var collection = current.model().collection(table.name());
            if (collection != null && !collection.managed()) {
                warnings.add(new Warning(
                        Warning.Code.REMOVED_FOREIGN_KEY,
                        "collections." + name,
                        "Table \"" + table.name() + "\" is not managed and points at \"" + name
                                + "\", which goes; its foreign key is removed"));
            }
        }
    }

    private void addField(FieldDefinition after) {
        if (!dropped.contains(after.name().collection())) {
            changeColumn(after, hidden.of(after), after.column());
        }
    }

    private void addColumn(FieldDefinition field, ColumnDefinition column) {
        var name = field.name();
        var draft = existing(name.collection());
        var kept = restoration.columns().get(name);
        if (kept != null) {
            draft.addColumn(field, column, kept.was());
            draft.fill(name.field(), new Fill.Copied(kept.copy()));
            columnProbes.restored(field, column, kept.was());
            return;
        }
        draft.addColumn(field, column);
        if (!fillsSystemRows(name, column)) {
            columnProbes.added(field, column);
            return;
        }
        // every project has rows in its system tables from the start, so a required custom field would fit none
        draft.fill(name.field(), "");
        columnProbes.filled(field, column);
        warnings.add(new Warning(
                Warning.Code.FILLED_ROWS,
                "fields." + name,
                "Field " + name + " is required and has no default; rows that are there get an empty text"));
    }

    private boolean fillsSystemRows(FieldName name, ColumnDefinition column) {
        boolean text = column.type() instanceof ColumnType.Varchar || column.type() instanceof ColumnType.Text;
        return name.collection().startsWith(SystemModel.PREFIX)
                && current.schema().table(name.collection()) != null
                && !column.nullable()
                && text
                && column.defaultValue() instanceof DefaultValue.None;
    }

    private void dropColumn(FieldDefinition before) {
        existing(before.name().collection()).dropColumn(before.name().field());
        droppedFields.add(before);
    }

    private void changeField(FieldDefinition before, FieldDefinition after) {
        if (before.column() != null && after.column() == null) {
            dropColumn(before);
            return;
        }
        changeColumn(after, before.column() == null ? hidden.of(after) : before.column(), after.column());
    }

    /** @param was what the database has, whether or not the model knows it */
    private void changeColumn(FieldDefinition field, @Nullable ColumnDefinition was, @Nullable ColumnDefinition is) {
        if (was == null && is != null) {
            addColumn(field, is);
        } else if (was != null && is == null && !field.special().contains("alias")) {
            // without the flag, the column would make a field of it that is no alias
            HiddenColumns.requireNoKey(field.name(), was);
            dropColumn(field.withColumn(was));
        } else if (was != null && is != null && !sameColumn(was, is)) {
            if (!is.primaryKey()) {
                HiddenColumns.requireNoKey(field.name(), was);
            }
            existing(field.name().collection()).changeColumn(field, was, is);
            columnProbes.changed(field, was, is);
            if (!was.type().equals(is.type())) {
                converted.add(new Drafted.Converted(field.withColumn(was), new Conversion(was.type(), is.type())));
            }
        }
    }

    private static boolean sameColumn(ColumnDefinition first, ColumnDefinition second) {
        return first.withReferences(null).withReported(second.reported()).equals(second.withReferences(null));
    }

    private void addForeignKey(RelationDefinition relation) {
        var name = relation.name();
        existing(name.collection()).setForeignKey(name.field(), relation);
        columnProbes.foreignKey(relation);
    }
}
