package dev.lockstep.migrate.plan;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.DatabaseSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make the meta rows of one model those of another. New rows come in the order of the model, many in
 * one statement; collections come after their groups.
 */
final class MetaStatements {

    /** Bound values in one statement; every product takes more. */
    private static final int MOST_VALUES = 8000;

    private final Vendor vendor;
    private final DatabaseSchema schema;
    private final RowIds returning;
    /** The columns that the target's tables really have: older servers lack some. */
    private final Map<MetaTable, List<MetaColumn>> columns = new EnumMap<>(MetaTable.class);

    private final List<Sql> statements = new ArrayList<>();

    /** @param returning the numbers that rows had which come back; they keep their places among the others by them */
    MetaStatements(Vendor vendor, DatabaseSchema schema, RowIds returning) {
        this.vendor = vendor;
        this.schema = schema;
        this.returning = returning;
        for (var meta : MetaTable.values()) {
            var table = schema.table(meta.tableName());
            columns.put(
                    meta,
                    meta.columns().stream()
                            .filter(column ->
                                    table != null && table.column(column.name()).isPresent())
                            .toList());
        }
    }

    List<Sql> between(DataModel before, DataModel after) {
        insertCollections(before, after);
        insert(MetaTable.FIELDS, rows(before.fields(), after.fields(), FieldDefinition::meta), returning.fields());
        insert(
                MetaTable.RELATIONS,
                rows(before.relations(), after.relations(), RelationDefinition::meta),
                returning.relations());
        updateAndDelete(before, after);
        return List.copyOf(statements);
    }

    private void insertCollections(DataModel before, DataModel after) {
        var pending = new LinkedHashSet<String>();
        for (var collection : after.collections().values()) {
            var was = before.collection(collection.name());
            if (collection.managed() && (was == null || !was.managed())) {
                pending.add(collection.name());
            }
        }
        var ordered = new ArrayList<Meta>();
        while (!pending.isEmpty()) {
            insertWithGroups(pending.getFirst(), pending, after, ordered);
        }
        insert(MetaTable.COLLECTIONS, ordered);
    }

    private static void insertWithGroups(
            String name, SequencedSet<String> pending, DataModel after, List<Meta> ordered) {
        var chain = new ArrayList<String>();
        String next = name;
        while (next != null && pending.remove(next)) {
            chain.addFirst(next);
            var collection = after.collection(next);
            next = collection == null ? null : collection.group();
        }
        for (var each : chain) {
            var collection = after.collection(each);
            if (collection != null && collection.meta() != null) {
                ordered.add(collection.meta());
            }
        }
    }

    private static <K, V> SequencedMap<K, Meta> rows(
            Map<K, V> before, Map<K, V> after, Function<V, @Nullable Meta> meta) {
        var rows = new LinkedHashMap<K, Meta>();
        after.forEach((key, value) -> {
            var was = before.get(key);
            var row = meta.apply(value);
            if (row != null && (was == null || meta.apply(was) == null)) {
                rows.put(key, row);
            }
        });
        return rows;
    }

    /** What stays the very same row is most of a model, and is passed over before anything is compared. */
    @SuppressWarnings("ReferenceEquality")
    private void updateAndDelete(DataModel before, DataModel after) {
        for (var was : before.collections().values()) {
            var is = after.collection(was.name());
            if (is != null && was.meta() != is.meta()) {
                update(MetaTable.COLLECTIONS, was.meta(), is.meta(), null, key("collection", was.name()));
            }
        }
        var gone = new HashSet<String>();
        for (var was : before.collections().values()) {
            if (was.managed() && after.collection(was.name()) == null) {
                gone.add(was.name());
            }
        }
        for (var was : before.relations().values()) {
            var is = meta(after.relation(was.name()));
            var id = returning.relations().get(was.name());
            if (was.meta() == is && id == null) {
                continue;
            }
            updateOrDelete(
                    MetaTable.RELATIONS,
                    was.meta(),
                    is,
                    id,
                    key(
                            "many_collection",
                            was.name().collection(),
                            "many_field",
                            was.name().field()));
        }
        Set<String> emptied = new HashSet<>();
        for (var was : before.fields().values()) {
            FieldName name = was.name();
            if (gone.contains(name.collection())) {
                if (was.managed() && emptied.add(name.collection())) {
                    delete(MetaTable.FIELDS, key("collection", name.collection()));
                }
                continue;
            }
            var is = meta(after.field(name));
            var id = returning.fields().get(name);
            if (was.meta() == is && id == null) {
                continue;
            }
            updateOrDelete(
                    MetaTable.FIELDS, was.meta(), is, id, key("collection", name.collection(), "field", name.field()));
        }
        var going = before.collections().values().stream()
                .filter(collection -> gone.contains(collection.name()))
                .toList();
        var names = going.stream().map(CollectionDefinition::name).toList();
        // they may be groups of each other, and each row would hold the other
        if (going.stream().anyMatch(collection -> collection.group() != null)) {
            collections("update", " set " + vendor.quote("group") + " = null", names);
        }
        collections("delete from", "", names);
    }

    private void collections(String verb, String what, List<String> names) {
        if (!names.isEmpty()) {
            var placeholders = names.stream().map(name -> "?").collect(Collectors.joining(", "));
            statements.add(new Sql(
                    verb + " " + vendor.quote(MetaTable.COLLECTIONS.tableName()) + what + " where "
                            + vendor.quote("collection") + " in (" + placeholders + ")",
                    List.copyOf(names)));
        }
    }

    private static @Nullable Meta meta(@Nullable FieldDefinition field) {
        return field == null ? null : field.meta();
    }

    private static @Nullable Meta meta(@Nullable RelationDefinition relation) {
        return relation == null ? null : relation.meta();
    }

    private void updateOrDelete(
            MetaTable table, @Nullable Meta before, @Nullable Meta after, @Nullable Long id, List<KeyPart> key) {
        if (before == null) {
            return;
        }
        if (after == null) {
            delete(table, key);
        } else {
            update(table, before, after, id, key);
        }
    }

    private <K> void insert(MetaTable meta, Map<K, Meta> rows, Map<K, Long> ids) {
        var fresh = new ArrayList<Meta>();
        rows.forEach((key, row) -> {
            var id = ids.get(key);
            if (id == null) {
                fresh.add(row);
            } else {
                insert(meta, List.of(row), id);
            }
        });
        insert(meta, fresh);
    }

    private void insert(MetaTable meta, List<Meta> rows) {
        insert(meta, rows, null);
    }

    /** @param id of the one row; null for rows that get the next numbers */
    private void insert(MetaTable meta, List<Meta> rows, @Nullable Long id) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = columns(meta).stream()
                .filter(column -> !leftNull(meta, column, rows))
                .toList();
        var names = (id == null ? "" : vendor.quote("id") + ", ")
                + columns.stream().map(column -> vendor.quote(column.name())).collect(Collectors.joining(", "));
        var row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", id == null ? "(" : "(?, ", ")"));
        int most = Math.max(1, MOST_VALUES / columns.size());
        for (int start = 0; start < rows.size(); start += most) {
            var part = rows.subList(start, Math.min(rows.size(), start + most));
            var values = new ArrayList<@Nullable Object>();
            for (var each : part) {
                if (id != null) {
                    values.add(id);
                }
                for (var column : columns) {
                    values.add(stored(column, value(column, each)));
                }
            }
            var placeholders = part.stream().map(each -> row).collect(Collectors.joining(", "));
            statements.add(new Sql(
                    "insert into " + vendor.quote(meta.tableName()) + " (" + names + ") values " + placeholders,
                    values));
        }
    }

    private static JsonValue value(MetaColumn column, Meta row) {
        return row.has(column.name()) ? row.get(column.name()) : column.defaultValue();
    }

    /** Whether no row says anything and the column, which has no default, is null without a word. */
    private boolean leftNull(MetaTable meta, MetaColumn column, List<Meta> rows) {
        var table = schema.table(meta.tableName());
        var inTable = table == null ? null : table.column(column.name()).orElse(null);
        return inTable != null
                && inTable.defaultSql() == null
                && rows.stream().allMatch(row -> value(column, row).isNull());
    }

    /** @param id the number that the row had when it was another one; null if it keeps its own */
    private void update(
            MetaTable meta, @Nullable Meta before, @Nullable Meta after, @Nullable Long id, List<KeyPart> key) {
        if (before == null || after == null) {
            return;
        }
        var assignments = new ArrayList<String>();
        var values = new ArrayList<@Nullable Object>();
        if (id != null) {
            assignments.add(vendor.quote("id") + " = ?");
            values.add(id);
        }
        for (var column : columns(meta)) {
            var value = after.get(column.name());
            if (!value.equals(before.get(column.name()))) {
                assignments.add(vendor.quote(column.name()) + " = ?");
                values.add(stored(column, value));
            }
        }
        if (assignments.isEmpty()) {
            return;
        }
        key.forEach(part -> values.add(part.value()));
        statements.add(new Sql(
                "update " + vendor.quote(meta.tableName()) + " set " + String.join(", ", assignments) + where(key),
                values));
    }

    private void delete(MetaTable meta, List<KeyPart> key) {
        var values = new ArrayList<@Nullable Object>();
        key.forEach(part -> values.add(part.value()));
        statements.add(new Sql("delete from " + vendor.quote(meta.tableName()) + where(key), values));
    }

    private record KeyPart(String column, String value) {}

    private static List<KeyPart> key(String column, String value) {
        return List.of(new KeyPart(column, value));
    }

    private static List<KeyPart> key(String first, String firstValue, String second, String secondValue) {
        return List.of(new KeyPart(first, firstValue), new KeyPart(second, secondValue));
    }

    private String where(List<KeyPart> key) {
        return key.stream()
                .map(part -> vendor.quote(part.column()) + " = ?")
                .collect(Collectors.joining(" and ", " where ", ""));
    }

    private List<MetaColumn> columns(MetaTable meta) {
        return Objects.requireNonNull(columns.get(meta));
    }

    private static @Nullable Object stored(MetaColumn column, JsonValue value) {
        if (value.isNull()) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT -> value instanceof JsonText(var text) ? text : value.toString();
            case BOOLEAN -> value == JsonBoolean.TRUE;
            case INTEGER -> value instanceof JsonNumber number ? number.value().longValue() : null;
            case FLOAT -> value instanceof JsonNumber number ? number.value().doubleValue() : null;
            case LIST ->
                value instanceof JsonArray(var items)
                        ? items.stream()
                                .map(item -> item instanceof JsonText(var text) ? text : item.toString())
                                .collect(Collectors.joining(","))
                        : value.toString();
            case JSON -> JsonWriter.toText(value);
        };
    }
}
