package dev.lockstep.migrate.plan;

import dev.lockstep.database.Fill;
import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table on its way to what is wanted. Not safe for use by several threads. */
final class TableDraft {

    private final Vendor vendor;
    private final Naming naming;
    private final @Nullable Table before;
    private final Map<String, Conversion> conversions = new HashMap<>();
    private final Map<String, Fill> fills = new HashMap<>();
    private final Map<String, Set<Mending>> mendings = new TreeMap<>();
    private final Map<String, String> restored = new TreeMap<>();
    private Table after;

    private TableDraft(Vendor vendor, Naming naming, @Nullable Table before, Table after) {
        this.vendor = vendor;
        this.naming = naming;
        this.before = before;
        this.after = after;
    }

    static TableDraft existing(Vendor vendor, Naming naming, Table table) {
        return new TableDraft(vendor, naming, table, table);
    }

    static TableDraft added(Vendor vendor, Naming naming, String name) {
        return new TableDraft(vendor, naming, null, Table.of(name, List.of(), Optional.empty()));
    }

    Optional<Table> before() {
        return Optional.ofNullable(before);
    }

    Table after() {
        return after;
    }

    boolean changed() {
        return !after.equals(before) || !mendings.isEmpty() || !restored.isEmpty();
    }

    TableChange change() {
        if (before == null) {
            throw new IllegalStateException("a new table");
        }
        return new TableChange(before, after, Map.of(), conversions, fills, mendings, restored);
    }

    /** Does that to values of a column that would not fit, besides what else is done to them. */
    void mend(String column, Set<Mending> how) {
        mendings.computeIfAbsent(column, _ -> EnumSet.noneOf(Mending.class)).addAll(how);
    }

    /** Gives a new column this text in the rows that are there. */
    void fill(String column, String text) {
        fills.put(column, new Fill.Constant(text));
    }

    /** Gives a new column values in the rows that are there. */
    void fill(String column, Fill fill) {
        fills.put(column, fill);
    }

    /** Has the values of a column put back from a copy in the end. */
    void restore(String column, String copy) {
        restored.put(column, copy);
    }

    void addColumn(FieldDefinition field, ColumnDefinition column) {
        addColumn(field, column, vendor.column(field));
    }

    /** @param made how the database declares it */
    void addColumn(FieldDefinition field, ColumnDefinition column, Column made) {
        var name = field.name().field();
        after = after.withColumn(made);
        if (column.primaryKey()) {
            after = after.withPrimaryKey(Optional.of(new PrimaryKey(null, List.of(name))));
        }
        index(name, column);
    }

    /** A column that is to become another; what the field does not speak of, such as a collation, stays. */
    void changeColumn(FieldDefinition field, ColumnDefinition was, ColumnDefinition is) {
        var name = field.name().field();
        var made = vendor.column(field);
        var columns = new ArrayList<Column>();
        for (var column : after.columns()) {
            if (!column.name().equals(name)) {
                columns.add(column);
                continue;
            }
            boolean sameType = was.type().equals(is.type());
            boolean sameDefault =
                    was.defaultValue().equals(is.defaultValue()) && (sameType || isWrittenAlike(field, was, made));
            columns.add(new Column(
                    name,
                    sameType ? column.type() : made.type(),
                    is.primaryKey() ? column.nullable() : is.nullable(),
                    sameDefault ? column.defaultSql() : made.defaultSql(),
                    made.autoIncrement(),
                    column.generated(),
                    column.collation(),
                    column.options()));
            if (!sameType) {
                conversions.put(name, new Conversion(was.type(), is.type()));
            }
        }
        after = after.withColumns(columns);
        if (was.unique() && !is.unique()) {
            dropUnique(name);
        }
        if (was.indexed() && !is.indexed()) {
            dropIndex(name);
        }
        index(
                name,
                new ColumnDefinition(
                        is.type(),
                        is.defaultValue(),
                        is.nullable(),
                        is.unique() && !was.unique(),
                        is.indexed() && !was.indexed(),
                        is.primaryKey(),
                        is.autoIncrement(),
                        null,
                        null,
                        is.reported()));
    }

    /** The value of a default may be the same for another type, and the SQL of it not; JSON has quotation marks of its own. */
    private boolean isWrittenAlike(FieldDefinition field, ColumnDefinition was, Column made) {
        var type = vendor.rules().fieldType(was.type(), List.of());
        return !(was.defaultValue() instanceof DefaultValue.Literal)
                || Objects.equals(
                        vendor.column(field.withType(type).withColumn(was)).defaultSql(), made.defaultSql());
    }

    private void index(String name, ColumnDefinition column) {
        if (column.unique() && !column.primaryKey()) {
            addUnique(name);
        }
        if (column.indexed() && !column.primaryKey()) {
            addIndex(name);
        }
    }

    void dropColumn(String name) {
        var columns = new ArrayList<>(after.columns());
        columns.removeIf(column -> column.name().equals(name));
        for (var unique : after.uniques()) {
            if (unique.columns().size() > 1 && unique.columns().contains(name)) {
                throw shared(name, "a unique constraint over several columns");
            }
        }
        for (var key : after.foreignKeys()) {
            if (key.columns().size() > 1 && key.columns().contains(name)) {
                throw shared(name, "a foreign key over several columns");
            }
        }
        for (var index : after.indexes()) {
            if (index.columns().size() > 1 && index.columns().contains(name)) {
                throw shared(name, "index \"" + index.name() + "\", which covers several columns");
            }
        }
        after = after.withColumns(columns)
                .withUniques(after.uniques().stream()
                        .filter(unique -> !unique.columns().contains(name))
                        .toList())
                .withForeignKeys(after.foreignKeys().stream()
                        .filter(key -> !key.columns().contains(name))
                        .toList())
                .withIndexes(after.indexes().stream()
                        .filter(index -> !index.columns().equals(List.of(name)))
                        .toList());
        conversions.remove(name);
    }

    private UnsupportedSchemaException shared(String column, String what) {
        return new UnsupportedSchemaException(
                "Column \"" + column + "\" of table \"" + after.name() + "\" is part of " + what + "; drop that first");
    }

    private void addUnique(String column) {
        var name = naming.unique(after.name(), column);
        if (vendor.uniqueByIndex()) {
            after = after.withIndexes(append(after.indexes(), new Index(name, List.of(column), true, true, null)));
        } else {
            after = after.withUniques(append(after.uniques(), new Unique(name, List.of(column))));
        }
    }

    private void dropUnique(String column) {
        after = after.withUniques(after.uniques().stream()
                        .filter(unique -> !unique.columns().equals(List.of(column)))
                        .toList())
                .withIndexes(after.indexes().stream()
                        .filter(index -> !(index.unique() && index.covers(column)))
                        .toList());
    }

    void addIndex(String column) {
        var name = naming.index(after.name(), column);
        after = after.withIndexes(append(after.indexes(), new Index(name, List.of(column), false, true, null)));
    }

    void dropIndex(String column) {
        after = after.withIndexes(after.indexes().stream()
                .filter(index -> index.unique() || !index.covers(column))
                .toList());
    }

    /** Makes the foreign key of the relation the only one on its column; none if the relation has none. */
    void setForeignKey(String column, @Nullable RelationDefinition relation) {
        var keys = new ArrayList<>(after.foreignKeys());
        keys.removeIf(key -> key.columns().equals(List.of(column)));
        if (relation != null && relation.foreignKey() != null) {
            var key = relation.foreignKey();
            keys.add(new ForeignKey(
                    naming.foreign(after.withForeignKeys(keys), column),
                    List.of(column),
                    key.references().table(),
                    List.of(key.references().column()),
                    key.onUpdate(),
                    key.onDelete(),
                    ""));
        }
        after = after.withForeignKeys(keys);
    }

    void addForeignKey(ForeignKey key) {
        after = after.withForeignKeys(append(after.foreignKeys(), key));
    }

    /** Takes away the foreign keys that point at a table; how many. */
    int dropForeignKeysTo(String table) {
        int count = after.foreignKeys().size();
        after = after.withForeignKeys(after.foreignKeys().stream()
                .filter(key -> !key.referencedTable().equals(table))
                .toList());
        return count - after.foreignKeys().size();
    }

    private static <T> List<T> append(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
