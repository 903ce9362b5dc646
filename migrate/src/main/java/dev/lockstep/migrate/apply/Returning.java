package dev.lockstep.migrate.apply;

import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.document.schema.TableDocument;
import dev.lockstep.migrate.apply.UndoRefusedException.Reason;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.history.HistoryDocument;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.migrate.plan.KeptRecord;
import dev.lockstep.migrate.plan.Restoration;
import dev.lockstep.migrate.plan.Restoration.KeptColumn;
import dev.lockstep.migrate.plan.Restoration.KeptRows;
import dev.lockstep.migrate.plan.Restoration.KeptTable;
import dev.lockstep.migrate.plan.Restoration.KeptValues;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what comes back when entries of the history are undone. Not safe for use by several threads. */
final class Returning {

    private final ProjectState state;
    private final DataModel wanted;
    private final Map<String, KeptTable> tables = new HashMap<>();
    private final Map<FieldName, KeptColumn> columns = new HashMap<>();
    private final Map<FieldName, KeptValues> converted = new HashMap<>();
    private final Set<FieldName> convertedTwice = new HashSet<>();
    private final List<Values> values = new ArrayList<>();
    private final List<KeptRows> rows = new ArrayList<>();
    private final Map<FieldName, Long> fieldRows = new HashMap<>();
    private final Map<FieldName, Long> relationRows = new HashMap<>();

    Returning(ProjectState state, DataModel wanted) {
        this.state = state;
        this.wanted = wanted;
    }

    /** Values that a change of a column set aside. */
    private record Values(Kept kept, Changes changes) {

        /** Whether some were changed so that they fit. */
        boolean mended() {
            return kept.definition().get(KeptRecord.MENDED) != null;
        }

        /** Whether the copy says what they became. */
        boolean made() {
            return mended() || kept.definition().get(KeptRecord.MADE) == JsonBoolean.TRUE;
        }

        /** The type that they had afterwards, if the change gave them another. */
        Optional<ColumnType> typeAfter() {
            return changes.all().stream()
                    .flatMap(change -> change instanceof Change.ChangeField(var _, var after)
                                    && after.name().equals(name(kept))
                            ? Stream.ofNullable(after.column())
                            : Stream.empty())
                    .map(ColumnDefinition::type)
                    .findFirst();
        }
    }

    /** Adds what an entry had set aside; the oldest entry first, whose values are those that are wanted. */
    void add(HistoryDocument document, List<Kept> kept) {
        for (var each : kept) {
            if (!each.present()) {
                continue;
            }
            switch (each.kind()) {
                case "table" -> table(document.changes(), each);
                case "column" -> column(document.changes(), each);
                case "values" -> values.add(new Values(each, document.changes()));
                case "rows" -> rows(each);
                default -> throw new IllegalStateException("unknown to this version: " + each.kind());
            }
        }
        document.rowsGone().fields().forEach(fieldRows::putIfAbsent);
        document.rowsGone().relations().forEach(relationRows::putIfAbsent);
    }

    private void table(Changes changes, Kept kept) {
        var collection = wanted.collection(kept.collection());
        if (collection == null || !collection.table()) {
            return;
        }
        if (state.schema().table(kept.collection()) != null) {
            throw oneByOne("the table \"" + kept.collection() + "\"", kept);
        }
        if (kept.definition().get("table") instanceof JsonObject was) {
            var fields = gone(changes)
                    .filter(field -> field.name().collection().equals(kept.collection()))
                    .toList();
            tables.putIfAbsent(
                    kept.collection(), new KeptTable(kept.id(), TableDocument.read(was), kept.table(), fields));
        }
    }

    /** The fields whose columns went with a change. */
    private static Stream<FieldDefinition> gone(Changes changes) {
        return changes.all().stream()
                .flatMap(change -> Stream.ofNullable(
                        switch (change) {
                            case Change.DropField(var before) -> before;
                            case Change.ChangeField(var before, var after) -> after.column() == null ? before : null;
                            default -> null;
                        }))
                .filter(field -> field.column() != null);
    }

    private void column(Changes changes, Kept kept) {
        var name = name(kept);
        var field = wanted.field(name);
        if (field == null || field.column() == null || tables.containsKey(name.collection())) {
            return;
        }
        var table = state.schema().table(name.collection());
        if (table != null && table.column(name.field()).isPresent()) {
            throw oneByOne("the field \"" + name + "\"", kept);
        }
        boolean changed = gone(changes)
                .filter(each -> each.name().equals(name))
                .anyMatch(each -> !isDeclared(each, field.column()));
        if (changed) {
            throw oneByOne("the field \"" + name + "\" in another form", kept);
        }
        if (kept.definition().get("column") instanceof JsonObject was) {
            columns.putIfAbsent(name, new KeptColumn(TableDocument.readColumn(was), kept.table()));
        }
    }

    /**
     * Whether the column that went was declared as the one that is wanted, but for what is put on it. With another default it would not
     * be known which rows had nothing: without a default, nulls are not copied.
     */
    private static boolean isDeclared(FieldDefinition field, ColumnDefinition column) {
        var was = field.column();
        return was != null
                && was.type().equals(column.type())
                && was.defaultValue().equals(column.defaultValue())
                && was.nullable() == column.nullable()
                && was.autoIncrement() == column.autoIncrement();
    }

    /** Values that were converted in a table that was set aside later come back with that table as they were then. */
    private void values(Values set) {
        var kept = set.kept();
        var name = name(kept);
        var table = tables.get(name.collection());
        if (table != null && table.id() < kept.id()) {
            return;
        }
        var was = column(wanted.field(name));
        var is = column(table == null ? state.model().field(name) : table.field(name));
        if (was == null || (!set.mended() && (is == null || was.type().equals(is.type())))) {
            return;
        }
        // what they became can only be told from what was written since in the type that they got
        boolean sameSince = is != null && is.type().equals(set.typeAfter().orElse(was.type()));
        if (is == null || !convertedTwice.add(name) || (set.mended() && !sameSince) || isInTheWay(set, was, is)) {
            throw oneByOne("the field \"" + name + "\"", kept);
        }
        converted.put(
                name,
                new KeptValues(
                        new Conversion(was.type(), is.type()), kept.table(), set.mended(), sameSince && set.made()));
    }

    /**
     * Whether what the values became does not fit what the column is to be, which it is before they are put back. That can only be
     * where other changes are undone as well.
     */
    private boolean isInTheWay(Values set, ColumnDefinition was, ColumnDefinition is) {
        var name = name(set.kept());
        var how = set.kept().definition().get(KeptRecord.MENDED) instanceof JsonArray(var items)
                ? items.stream().map(String::valueOf).collect(Collectors.joining())
                : "";
        boolean emptied = how.contains("_TO_NULL");
        boolean replaced = how.contains(Mending.CUT.name()) || how.contains(Mending.NULLS_TO_DEFAULT.name());
        boolean requires = !was.nullable() && is.nullable();
        boolean binds = (was.unique() && !is.unique()) || (points(wanted, name) && !points(state.model(), name));
        return (emptied && requires) || (replaced && binds);
    }

    private static boolean points(DataModel model, FieldName name) {
        var relation = model.relations().get(name);
        return relation != null && relation.foreignKey() != null;
    }

    private static @Nullable ColumnDefinition column(@Nullable FieldDefinition field) {
        return field == null ? null : field.column();
    }

    private void rows(Kept kept) {
        kept.definition()
                .text("table")
                .filter(_ -> wanted.collection(kept.collection()) != null)
                .ifPresent(table -> rows.add(new KeptRows(table, kept.table())));
    }

    private static FieldName name(Kept kept) {
        return new FieldName(kept.collection(), kept.field() == null ? "" : kept.field());
    }

    private static UndoRefusedException oneByOne(String what, Kept kept) {
        var entry = kept.entry();
        return new UndoRefusedException(
                Reason.ONE_BY_ONE,
                "Later changes left what entry " + entry + " took away in no state to come back with them, " + what
                        + ". Undo the later changes by themselves first",
                entry == null ? List.of() : List.of(entry));
    }

    Restoration restoration() {
        values.forEach(this::values);
        fieldRows.values().removeAll(state.rowIds().fields().values());
        relationRows.values().removeAll(state.rowIds().relations().values());
        return new Restoration(tables, columns, converted, rows, new RowIds(fieldRows, relationRows));
    }

    /** What an entry took away that is not there any more: its time was over, or somebody destroyed it. */
    static List<Hazard> lost(HistoryDocument document, List<Kept> kept) {
        var lost = new ArrayList<Hazard>();
        for (var item : document.hazards().items()) {
            if (item instanceof JsonObject hazard) {
                var kind = kind(hazard.text("code").orElse(""));
                var collection = hazard.text("collection").orElse("");
                var field = hazard.text("field").orElse(null);
                // values may have been set aside for several reasons at once
                boolean told = lost.stream().anyMatch(other -> is(other, collection, field));
                if (kind != null && !told && kept.stream().noneMatch(each -> is(each, kind, collection, field))) {
                    lost.add(new Hazard(
                            HazardCode.VALUES_DESTROYED,
                            collection,
                            field,
                            rows(hazard),
                            isExact(hazard),
                            List.of(),
                            null));
                }
            }
        }
        return lost;
    }

    private static boolean is(Hazard hazard, String collection, @Nullable String field) {
        return field != null && hazard.place().equals(collection + "." + field);
    }

    private static boolean is(Kept kept, String kind, String collection, @Nullable String field) {
        return kept.present()
                && kept.kind().equals(kind)
                && kept.collection().equals(collection)
                && (field == null || field.equals(kept.field()));
    }

    private static @Nullable String kind(String code) {
        return switch (code) {
            case "DROPS_TABLE" -> "table";
            case "DROPS_COLUMN" -> "column";
            case "DROPS_RECORDS" -> "rows";
            case "CHANGES_VALUES", "VALUE_TOO_LONG", "CAST_FAILS", "NULL_VALUES", "DUPLICATE_VALUES", "ORPHAN_VALUES" ->
                "values";
            default -> null;
        };
    }

    private static long rows(JsonObject hazard) {
        return hazard.get("rows") instanceof JsonObject rows && rows.get("count") instanceof JsonNumber count
                ? count.value().longValue()
                : 0;
    }

    private static boolean isExact(JsonObject hazard) {
        return hazard.get("rows") instanceof JsonObject rows && rows.get("exact") == JsonBoolean.TRUE;
    }
}
