package dev.lockstep.migrate.project;

import dev.lockstep.database.Vendor;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a data model together from a database schema and the meta rows. Not safe for use by several threads. */
final class ModelReader {

    private final Vendor vendor;
    private final SystemModel system;
    private final DatabaseSchema schema;
    private final Map<String, Map<String, Column>> columns = new HashMap<>();
    private final Map<FieldName, ForeignKey> foreignKeys = new LinkedHashMap<>();
    private final Map<FieldName, Long> fieldIds = new HashMap<>();
    private final Map<FieldName, Long> relationIds = new HashMap<>();
    private boolean abridged;

    ModelReader(Vendor vendor, SystemModel system, DatabaseSchema schema) {
        this.vendor = vendor;
        this.system = system;
        this.schema = schema;
        for (var table : schema.tables().values()) {
            var byName = new HashMap<String, Column>();
            table.columns().forEach(column -> byName.put(column.name(), column));
            columns.put(table.name(), byName);
            for (var key : table.foreignKeys()) {
                if (key.columns().size() == 1 && !excluded(key.referencedTable())) {
                    foreignKeys.putIfAbsent(
                            new FieldName(table.name(), key.columns().getFirst()), key);
                }
            }
        }
    }

    DataModel read(List<MetaRow> collectionRows, List<MetaRow> fieldRows, List<MetaRow> relationRows) {
        return DataModel.of(collections(collectionRows), fields(fieldRows), relations(relationRows), systemIndexes());
    }

    /** The numbers of the rows that the model was read from. */
    RowIds rowIds() {
        return new RowIds(fieldIds, relationIds);
    }

    private List<CollectionDefinition> collections(List<MetaRow> rows) {
        var collections = new TreeMap<String, CollectionDefinition>();
        for (var each : rows) {
            var row = each.meta();
            var name = row.text("collection");
            if (name != null && !system.collections().contains(name) && !excluded(name)) {
                collections.put(name, new CollectionDefinition(name, row, schema.table(name) != null));
            }
        }
        for (var table : schema.tables().values()) {
            if (!reserved(table.name())) {
                collections.computeIfAbsent(table.name(), name -> new CollectionDefinition(name, null, true));
            }
        }
        return new ArrayList<>(collections.values());
    }

    private boolean reserved(String name) {
        return system.collections().contains(name) || SystemModel.reserves(name) || excluded(name);
    }

    private boolean excluded(String name) {
        boolean excluded = system.excluded().contains(name);
        abridged |= excluded;
        return excluded;
    }

    /** Whether the model that was read lacks anything because the settings exclude it. */
    boolean abridged() {
        return abridged;
    }

    private List<FieldDefinition> fields(List<MetaRow> rows) {
        var fields = new LinkedHashMap<FieldName, FieldDefinition>();
        for (var row : rows) {
            var name = name(row.meta(), "collection", "field");
            // no constraint keeps a field from having two rows; the first is the one that Directus shows
            if (name != null && !system.fields().contains(name) && !excluded(name.collection())) {
                fields.putIfAbsent(name, field(name, row.meta()));
                fieldIds.putIfAbsent(name, row.id());
            }
        }
        for (var table : schema.tables().values()) {
            if (reserved(table.name())) {
                continue;
            }
            for (var column : table.columns()) {
                var name = new FieldName(table.name(), column.name());
                fields.computeIfAbsent(name, missing -> column(missing, table, column, null));
            }
        }
        var sorted = new ArrayList<>(fields.values());
        sorted.sort((first, second) ->
                first.name().collection().compareTo(second.name().collection()));
        return sorted;
    }

    private FieldDefinition field(FieldName name, Meta row) {
        var table = schema.table(name.collection());
        var column = columns.getOrDefault(name.collection(), Map.of()).get(name.field());
        boolean alias = row.texts("special").contains("alias");
        if (table == null || column == null || alias) {
            return new FieldDefinition(name, FieldType.ALIAS, row, null);
        }
        return column(name, table, column, row);
    }

    private FieldDefinition column(FieldName name, Table table, Column column, @Nullable Meta row) {
        var special = row == null ? List.<String>of() : row.texts("special");
        var definition = vendor.columnReader().read(table, column, special);
        var key = foreignKeys.get(name);
        if (key != null) {
            definition = definition.withReferences(reference(key));
        }
        var type = vendor.rules().fieldType(definition.type(), special);
        return new FieldDefinition(name, type, row, definition);
    }

    private ColumnReference reference(ForeignKey key) {
        var target = schema.table(key.referencedTable());
        var column = key.referencedColumns().isEmpty()
                ? (target == null ? "id" : target.singleKey().orElse("id"))
                : key.referencedColumns().getFirst();
        return new ColumnReference(key.referencedTable(), column);
    }

    private List<RelationDefinition> relations(List<MetaRow> rows) {
        var relations = new LinkedHashMap<FieldName, RelationDefinition>();
        for (var row : rows) {
            var name = name(row.meta(), "many_collection", "many_field");
            if (name != null && !relations.containsKey(name) && !excluded(name, row.meta())) {
                relations.put(name, relation(name, row.meta()));
                relationIds.put(name, row.id());
            }
        }
        foreignKeys.forEach((name, key) -> {
            if (!reserved(name.collection())) {
                relations.computeIfAbsent(
                        name, missing -> new RelationDefinition(missing, key.referencedTable(), null, foreignKey(key)));
            }
        });
        var sorted = new ArrayList<>(relations.values());
        sorted.sort((first, second) ->
                first.name().collection().compareTo(second.name().collection()));
        return sorted;
    }

    /** Whether either side of the relation is no part of the project. */
    private boolean excluded(FieldName name, Meta row) {
        var related = row.text("one_collection");
        return excluded(name.collection()) || (related != null && excluded(related));
    }

    private RelationDefinition relation(FieldName name, Meta row) {
        var key = foreignKeys.get(name);
        var related = row.text("one_collection");
        return new RelationDefinition(
                name,
                related == null && key != null && row.text("one_collection_field") == null
                        ? key.referencedTable()
                        : related,
                row,
                key == null ? null : foreignKey(key));
    }

    private ForeignKeyDefinition foreignKey(ForeignKey key) {
        return new ForeignKeyDefinition(reference(key), key.onUpdate(), key.onDelete(), vendor.shownName(key));
    }

    private SortedSet<FieldName> systemIndexes() {
        var indexes = new TreeSet<FieldName>();
        for (var name : system.collections()) {
            var table = schema.table(name);
            if (table == null) {
                continue;
            }
            Set<String> covered = new HashSet<>();
            for (var index : table.indexes()) {
                if (!index.unique() && index.plain() && index.columns().size() == 1) {
                    covered.add(index.columns().getFirst());
                }
            }
            for (var column : covered) {
                var field = new FieldName(name, column);
                if (system.fields().contains(field)) {
                    indexes.add(field);
                }
            }
        }
        return indexes;
    }

    private static @Nullable FieldName name(Meta row, String collectionKey, String fieldKey) {
        var collection = row.text(collectionKey);
        var field = row.text(fieldKey);
        return collection == null || field == null ? null : new FieldName(collection, field);
    }
}
