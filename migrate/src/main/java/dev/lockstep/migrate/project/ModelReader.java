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
import dev.lockstep.model.MetaTable;
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
    private final KnownModel known;
    /** By table and column. */
    private final Map<String, Map<String, ForeignKey>> foreignKeys = new LinkedHashMap<>();

    private final Map<String, FieldPart> parts = new HashMap<>();
    private final Map<FieldName, Long> fieldIds = new HashMap<>();
    private final Map<FieldName, Long> relationIds = new HashMap<>();
    private boolean abridged;

    /** @param known read before, by the same settings */
    ModelReader(Vendor vendor, SystemModel system, DatabaseSchema schema, KnownModel known) {
        this.vendor = vendor;
        this.system = system;
        this.schema = schema;
        this.known = known;
        for (var table : schema.tables().values()) {
            for (var key : table.foreignKeys()) {
                if (key.columns().size() == 1 && !excluded(key.referencedTable())) {
                    foreignKeys
                            .computeIfAbsent(table.name(), _ -> new LinkedHashMap<>())
                            .putIfAbsent(key.columns().getFirst(), key);
                }
            }
        }
    }

    DataModel read(Map<MetaTable, List<MetaRow>> rows) {
        return DataModel.of(
                collections(rows.getOrDefault(MetaTable.COLLECTIONS, List.of())),
                fields(rows.getOrDefault(MetaTable.FIELDS, List.of())),
                relations(rows.getOrDefault(MetaTable.RELATIONS, List.of())),
                systemIndexes());
    }

    /** The fields of each collection, with what they were made of. */
    Map<String, FieldPart> parts() {
        return parts;
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
                collections.put(name, known.sharing(new CollectionDefinition(name, row, schema.table(name) != null)));
            }
        }
        for (var table : schema.tables().values()) {
            if (!reserved(table.name())) {
                collections.computeIfAbsent(
                        table.name(), name -> known.sharing(new CollectionDefinition(name, null, true)));
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
        var byCollection = new TreeMap<String, List<MetaRow>>();
        for (var row : rows) {
            var name = name(row.meta(), "collection", "field");
            if (name != null && !system.fields().contains(name) && !excluded(name.collection())) {
                byCollection
                        .computeIfAbsent(name.collection(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        for (var table : schema.tables().values()) {
            if (!reserved(table.name())) {
                byCollection.computeIfAbsent(table.name(), _ -> new ArrayList<>());
            }
        }
        var fields = new ArrayList<FieldDefinition>();
        byCollection.forEach((collection, its) -> {
            var part = part(collection, its);
            parts.put(collection, part);
            fields.addAll(part.fields());
            fieldIds.putAll(part.ids());
        });
        return fields;
    }

    /** The fields of a collection, those of before if they would be made of the same. */
    private FieldPart part(String collection, List<MetaRow> rows) {
        var table = schema.table(collection);
        var references = new HashMap<String, ColumnReference>();
        foreignKeys.getOrDefault(collection, Map.of()).forEach((column, key) -> references.put(column, reference(key)));
        var was = known.part(collection);
        if (was != null && was.isOf(table, rows, references)) {
            return was;
        }
        var fields = new LinkedHashMap<FieldName, FieldDefinition>();
        var ids = new HashMap<FieldName, Long>();
        for (var row : rows) {
            var name = new FieldName(collection, String.valueOf(row.meta().text("field")));
            // no constraint keeps a field from having two rows; the first is the one that Directus shows
            if (!fields.containsKey(name)) {
                fields.put(name, field(name, row.meta(), table, references));
                ids.put(name, row.id());
            }
        }
        if (table != null && !reserved(collection)) {
            for (var column : table.columns()) {
                var name = new FieldName(collection, column.name());
                fields.computeIfAbsent(name, missing -> column(missing, table, column, null, references));
            }
        }
        return new FieldPart(table, rows, references, List.copyOf(fields.values()), ids);
    }

    private FieldDefinition field(
            FieldName name, Meta row, @Nullable Table table, Map<String, ColumnReference> references) {
        var column = table == null ? null : table.column(name.field()).orElse(null);
        boolean alias = row.texts("special").contains("alias");
        return table == null || column == null || alias
                ? known.sharing(new FieldDefinition(name, FieldType.ALIAS, row, null))
                : column(name, table, column, row, references);
    }

    private FieldDefinition column(
            FieldName name, Table table, Column column, @Nullable Meta row, Map<String, ColumnReference> references) {
        var special = row == null ? List.<String>of() : row.texts("special");
        var definition = vendor.columnReader().read(table, column, special);
        var reference = references.get(column.name());
        if (reference != null) {
            definition = definition.withReferences(reference);
        }
        var type = vendor.rules().fieldType(definition.type(), special);
        return known.sharing(new FieldDefinition(name, type, row, definition));
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
                relations.put(name, known.sharing(relation(name, row.meta())));
                relationIds.put(name, row.id());
            }
        }
        foreignKeys.forEach((table, keys) -> {
            if (!reserved(table)) {
                keys.forEach((column, key) -> relations.computeIfAbsent(
                        new FieldName(table, column),
                        missing -> known.sharing(
                                new RelationDefinition(missing, key.referencedTable(), null, foreignKey(key)))));
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
        var key = foreignKeys.getOrDefault(name.collection(), Map.of()).get(name.field());
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
