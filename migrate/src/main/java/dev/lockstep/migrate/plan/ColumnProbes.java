package dev.lockstep.migrate.plan;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.Obstacle;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the questions to the rows that changed columns depend on. Not safe for use by several threads. */
final class ColumnProbes {

    private final Vendor vendor;
    private final DatabaseSchema schema;
    private final Mendability mendability;
    private final Map<String, List<Probe>> byTable = new HashMap<>();
    /** Tables with a column that comes back. */
    private final Map<FieldName, Table> restored = new HashMap<>();

    ColumnProbes(Vendor vendor, DatabaseSchema schema, Mendability mendability) {
        this.vendor = vendor;
        this.schema = schema;
        this.mendability = mendability;
    }

    /** The questions about a table, in the order in which they came up. */
    List<Probe> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** A column that comes to a table that may have rows. */
    void added(FieldDefinition field, ColumnDefinition column) {
        var table = schema.table(field.name().collection());
        if (table == null) {
            return;
        }
        var length = length(column.type());
        if (length != null
                && column.defaultValue() instanceof DefaultValue.Literal(JsonText(var text))
                && text.codePointCount(0, text.length()) > length) {
            add(HazardCode.VALUE_TOO_LONG, field.name(), table, vendor.probes().rows(table), 0);
        }
        boolean empty = column.defaultValue() instanceof DefaultValue.None && !column.autoIncrement();
        if (!column.nullable() && empty) {
            add(HazardCode.NULL_VALUES, field.name(), table, vendor.probes().rows(table), 0);
        }
        if (column.unique() && isSameInAllRows(column.defaultValue())) {
            add(
                    HazardCode.DUPLICATE_VALUES,
                    field.name(),
                    table,
                    vendor.probes().rows(table),
                    1);
        }
    }

    /** Rows that are there get the moment of the statement; what an expression gives, only the product knows. */
    private static boolean isSameInAllRows(DefaultValue value) {
        return switch (value) {
            case DefaultValue.Literal _, DefaultValue.CurrentTimestamp _ -> true;
            case DefaultValue.None _, DefaultValue.GeneratedUuid _, DefaultValue.Expression _ -> false;
        };
    }

    /** A column that comes back with the values that it had, in rows of which some may be younger. */
    void restored(FieldDefinition field, ColumnDefinition column, Column was) {
        var found = schema.table(field.name().collection());
        if (found == null) {
            return;
        }
        var table = found.withColumn(was);
        restored.put(field.name(), table);
        var name = field.name().field();
        if (!column.nullable() && !column.autoIncrement()) {
            add(HazardCode.NULL_VALUES, field.name(), table, vendor.probes().nulls(table, name), 0);
        }
        if (column.unique()) {
            add(
                    HazardCode.DUPLICATE_VALUES,
                    field.name(),
                    table,
                    vendor.probes().duplicates(table, List.of(name)),
                    0);
        }
    }

    /** A column that comes with the same value in every row that is there. */
    void filled(FieldDefinition field, ColumnDefinition column) {
        var table = schema.table(field.name().collection());
        if (table != null && column.unique()) {
            add(
                    HazardCode.DUPLICATE_VALUES,
                    field.name(),
                    table,
                    vendor.probes().rows(table),
                    1);
        }
    }

    /** A column that becomes another. */
    void changed(FieldDefinition field, ColumnDefinition was, ColumnDefinition is) {
        var table = schema.table(field.name().collection());
        if (table == null) {
            return;
        }
        var probes = vendor.probes();
        var name = field.name();
        var column = name.field();
        if (!was.type().equals(is.type())) {
            probes.unconvertible(table, column, was.type(), is.type())
                    .ifPresent(question -> add(HazardCode.CAST_FAILS, name, table, question, 0));
        }
        var length = length(is.type());
        var before = length(was.type());
        if (length != null && (before == null || before > length)) {
            add(HazardCode.VALUE_TOO_LONG, name, table, probes.longerThan(table, column, length), 0);
        }
        if (was.nullable() && !is.nullable() && !is.primaryKey()) {
            add(HazardCode.NULL_VALUES, name, table, probes.nulls(table, column), 0);
        }
        boolean merged = merges(new Conversion(was.type(), is.type()));
        if (!was.unique() && is.unique() && !merged) {
            add(HazardCode.DUPLICATE_VALUES, name, table, probes.duplicates(table, List.of(column)), 0);
        }
    }

    /** Values that come back from a copy are not converted, so it does not matter whether they could be, nor what they are yet. */
    void returned(TableChange change) {
        var returned = change.returned();
        byTable.getOrDefault(change.before().name(), new ArrayList<>()).replaceAll(probe -> {
            boolean converts = probe.code() == HazardCode.CAST_FAILS
                    || probe.code() == HazardCode.VALUE_TOO_LONG
                    || probe.code() == HazardCode.ORPHAN_VALUES;
            return converts && probe.field() != null && returned.containsKey(probe.field())
                    ? probe.asking(vendor.probes().unreturned(probe.question(), change, probe.field()))
                    : probe;
        });
        for (var key : change.after().foreignKeys()) {
            var column = key.columns().getFirst();
            var referenced = schema.table(key.referencedTable());
            boolean asked = key.columns().size() == 1 && key.referencedColumns().size() == 1;
            if (asked && returned.containsKey(column) && referenced != null) {
                add(
                        HazardCode.ORPHAN_VALUES,
                        new FieldName(change.before().name(), column),
                        change.before(),
                        vendor.probes().returnedOrphans(change, key, referenced),
                        0);
            }
        }
    }

    /** Values that differ may be converted into the same one, and whatever is to be unique then is not. */
    void converted(TableChange change) {
        var table = change.before();
        for (var key : keys(change.after())) {
            key.stream()
                    .filter(column -> merges(change.conversions().get(column)))
                    .findFirst()
                    .filter(_ ->
                            key.stream().allMatch(column -> table.column(column).isPresent()))
                    .map(column -> new FieldName(table.name(), column))
                    .ifPresent(name -> add(
                            HazardCode.DUPLICATE_VALUES,
                            name,
                            table,
                            vendor.probes().duplicates(change, key),
                            0,
                            key.size() > 1
                                    ? Obstacle.SHARED
                                    : mendability.obstacle(HazardCode.DUPLICATE_VALUES, name)));
        }
    }

    /** The columns of everything that is unique, but for what covers a part of the rows or of a value only. */
    private static Set<List<String>> keys(Table table) {
        var keys = new LinkedHashSet<List<String>>();
        table.primaryKey().ifPresent(key -> keys.add(key.columns()));
        table.uniques().forEach(unique -> keys.add(unique.columns()));
        table.indexes().stream()
                .filter(index -> index.unique() && index.plain())
                .forEach(index -> keys.add(index.columns()));
        return keys;
    }

    private static boolean merges(@Nullable Conversion conversion) {
        return conversion != null && !conversion.isReversible();
    }

    /** A foreign key on a column that may have values. */
    void foreignKey(RelationDefinition relation) {
        var name = relation.name();
        var key = relation.foreignKey();
        var table = restored.getOrDefault(name, schema.table(name.collection()));
        if (key == null || table == null || table.column(name.field()).isEmpty()) {
            return;
        }
        var referenced = schema.table(key.references().table());
        if (referenced == null || referenced.column(key.references().column()).isEmpty()) {
            // the table comes with the plan and has no rows: whatever is filled points at nothing
            add(HazardCode.ORPHAN_VALUES, name, table, vendor.probes().filled(table, name.field()), 0);
            return;
        }
        var foreignKey = new ForeignKey(
                null,
                List.of(name.field()),
                referenced.name(),
                List.of(key.references().column()),
                key.onUpdate(),
                key.onDelete(),
                "");
        add(HazardCode.ORPHAN_VALUES, name, table, vendor.probes().orphans(table, foreignKey, referenced), 0);
    }

    private static @Nullable Integer length(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> length;
            case ColumnType.Char(var length) -> length;
            default -> null;
        };
    }

    private void add(HazardCode code, FieldName name, Table table, Sql question, long tolerated) {
        add(code, name, table, question, tolerated, mendability.obstacle(code, name));
    }

    private void add(
            HazardCode code, FieldName name, Table table, Sql question, long tolerated, @Nullable Obstacle obstacle) {
        byTable.computeIfAbsent(table.name(), missing -> new ArrayList<>())
                .add(new Probe(code, name.collection(), name.field(), table, question, tolerated, obstacle));
    }
}
