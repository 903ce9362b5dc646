package dev.lockstep.testkit.content;

import static dev.lockstep.testkit.content.SnapshotEntries.has;
import static dev.lockstep.testkit.content.SnapshotEntries.object;
import static dev.lockstep.testkit.content.SnapshotEntries.special;
import static dev.lockstep.testkit.content.SnapshotEntries.text;

import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainForeignKey;
import dev.lockstep.testkit.plain.PlainRow;
import dev.lockstep.testkit.plain.PlainTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a snapshot with the database that it was applied to, which held nothing but system tables before. Not safe for
 * use by several threads.
 *
 * <p>Rules that hold everywhere, so that they need no exception: what belongs to the server stays as it was, and entries
 * about it leave no row; a meta key that no column is made for is not stored; a row that is not given has its defaults and
 * is hidden; the primary key is required, and neither unique nor indexed besides; an index that MySQL lists only because of
 * a foreign key of a system table is not made elsewhere.
 */
final class ContentCheck {

    private static final Set<String> OWN =
            Set.of("lockstep_history", "lockstep_model", "lockstep_change", "lockstep_journal");

    private final String product;
    private final ProductRules rules;
    private final PlainDatabase database;
    private final Map<String, PlainTable> before;
    private final Map<String, PlainTable> tables;
    private final SnapshotEntries snapshot;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Set<String>> expectedColumns = new HashMap<>();
    private final Map<String, Set<PlainForeignKey>> expectedKeys = new HashMap<>();

    /** @param before the tables as they were before the snapshot was applied */
    ContentCheck(TestVendor vendor, PlainDatabase database, Map<String, PlainTable> before, JsonValue document)
            throws SQLException {
        this.product = vendor.toString();
        this.rules = ProductRules.of(vendor);
        this.database = database;
        this.before = before;
        this.tables = database.tables();
        this.snapshot = new SnapshotEntries(document);
    }

    List<Finding> run() throws SQLException {
        collections();
        fields();
        relations();
        systemFields();
        nothingElse();
        return findings;
    }

    private void collections() throws SQLException {
        var rows = rowsByName("SELECT * FROM directus_collections", "collection");
        for (var entry : snapshot.section("collections")) {
            var name = text(entry, "collection");
            if (isOfServer(name)) {
                continue;
            }
            var place = "collections/" + name;
            meta(place, "directus_collections", entry, rows.remove(name), Map.of());
            boolean table = has(entry, "schema");
            if (table != tables.containsKey(name)) {
                found(place, "table", table ? "is missing" : "is there");
            }
            expectedColumns.computeIfAbsent(name, collection -> new HashSet<>());
        }
        rows.keySet().forEach(name -> found("collections/" + name, "row", "is not in the snapshot"));
    }

    private void fields() throws SQLException {
        var rows = rowsByName("SELECT * FROM directus_fields", "collection", "field");
        for (var entry : snapshot.section("fields")) {
            var collection = text(entry, "collection");
            var field = text(entry, "field");
            if (isOfServer(collection, field)) {
                continue;
            }
            var place = "fields/" + collection + "." + field;
            var row = rows.remove(collection + "." + field);
            if (row == null) {
                found(place, "row", "is missing");
                continue;
            }
            var type = entry.text("type").orElse("");
            meta(place, "directus_fields", entry, row, MetaRules.added(entry, product));
            var column = column(collection, field);
            if (type.equals("alias")) {
                if (column != null) {
                    found(place, "column", "is there");
                }
                continue;
            }
            expectedColumns
                    .computeIfAbsent(collection, table -> new HashSet<>())
                    .add(field);
            if (column == null) {
                found(place, "column", "is missing");
            } else {
                column(place, type, entry, tables.get(collection), column);
            }
        }
        rows.keySet().forEach(name -> found("fields/" + name, "row", "is not in the snapshot"));
    }

    private void column(String place, String type, JsonObject entry, @Nullable PlainTable table, PlainColumn column)
            throws SQLException {
        if (table == null) {
            return;
        }
        var schema = object(entry, "schema");
        boolean key = isTrue(schema, "is_primary_key");
        boolean counts =
                key && (isTrue(schema, "has_auto_increment") || DefaultRules.isSequence(schema.get("default_value")));
        var declared = rules.declared(type, schema, special(entry), counts);
        compare(place, "column.type", pointing(declared, table, column), column.declared());
        compare(place, "column.key", key, column.key());
        compare(place, "column.required", key || isFalse(schema, "is_nullable"), column.notNull());
        compare(place, "column.unique", !key && isTrue(schema, "is_unique"), table.isUnique(column.name()));
        boolean pointer = rules.indexesForeignKeys()
                && !table.isUnique(column.name())
                && !table.foreignKeys(column.name()).isEmpty();
        compare(
                place,
                "column.indexed",
                !key && (pointer || isTrue(schema, "is_indexed")),
                table.isIndexed(column.name()));
        if (key) {
            compare(place, "column.counts", counts, table.counts());
        }
        var objection = DefaultRules.objection(database, type, schema.get("default_value"), column.defaultSql());
        if (objection != null) {
            found(place, "column.default", objection);
        }
    }

    private String pointing(String declared, PlainTable table, PlainColumn column) {
        var pointing = declared;
        for (var key : table.foreignKeys(column.name())) {
            var target = column(key.table(), key.target());
            pointing = target == null ? pointing : rules.pointing(pointing, target.declared());
        }
        return pointing;
    }

    private void relations() throws SQLException {
        var rows = rowsByName("SELECT * FROM directus_relations", "many_collection", "many_field");
        for (var entry : snapshot.section("relations")) {
            var collection = text(entry, "collection");
            var field = text(entry, "field");
            if (isOfServer(collection, field)) {
                continue;
            }
            var place = "relations/" + collection + "." + field;
            var row = rows.remove(collection + "." + field);
            if (row == null) {
                found(place, "row", "is missing");
                continue;
            }
            Map<String, JsonValue> named = new HashMap<>();
            named.put("many_collection", JsonValue.of(collection));
            named.put("many_field", JsonValue.of(field));
            entry.text("related_collection").ifPresent(one -> named.put("one_collection", JsonValue.of(one)));
            meta(place, "directus_relations", entry, row, named);
            if (has(entry, "schema")) {
                foreignKey(place, collection, field, entry);
            }
        }
        rows.keySet().forEach(name -> found("relations/" + name, "row", "is not in the snapshot"));
    }

    private void foreignKey(String place, String collection, String field, JsonObject entry) {
        var schema = object(entry, "schema");
        var table = tables.get(collection);
        var keys = table == null ? List.<PlainForeignKey>of() : table.foreignKeys(field);
        if (keys.size() != 1) {
            found(place, "foreign_key", keys.isEmpty() ? "is missing" : "is there " + keys.size() + " times");
            return;
        }
        var key = keys.getFirst();
        expectedKeys.computeIfAbsent(collection, name -> new HashSet<>()).add(key);
        compare(place, "foreign_key.table", text(entry, "related_collection"), key.table());
        compare(place, "foreign_key.column", schema.text("foreign_key_column").orElse(null), key.target());
        compare(place, "foreign_key.on_update", schema.text("on_update").orElse("NO ACTION"), key.onUpdate());
        compare(place, "foreign_key.on_delete", schema.text("on_delete").orElse("NO ACTION"), key.onDelete());
    }

    private void systemFields() {
        for (var entry : snapshot.section("systemFields")) {
            var collection = text(entry, "collection");
            var field = text(entry, "field");
            boolean indexed = isTrue(object(entry, "schema"), "is_indexed");
            var table = tables.get(collection);
            if (table != null && !table.foreignKeys(field).isEmpty()) {
                continue;
            }
            if (indexed && (table == null || !table.isIndexed(field))) {
                found("systemFields/" + collection + "." + field, "indexed", "is missing");
            }
        }
    }

    /** The database holds no table, column, key or index of which the snapshot knows nothing. */
    private void nothingElse() {
        var indexedBySnapshot = new HashSet<String>();
        snapshot.section("systemFields")
                .forEach(entry -> indexedBySnapshot.add(text(entry, "collection") + "." + text(entry, "field")));
        for (var table : tables.values()) {
            var name = table.name();
            var was = before.get(name);
            var columns = expectedColumns.getOrDefault(name, Set.of());
            // the record of what was done is no part of a model
            if (was == null && OWN.contains(name)) {
                continue;
            }
            if (was == null && !expectedColumns.containsKey(name)) {
                found("collections/" + name, "table", "is not in the snapshot");
            }
            for (var column : table.columns()) {
                var old = was == null ? null : was.column(column.name()).orElse(null);
                if (old != null ? !old.equals(column) : !columns.contains(column.name())) {
                    found("fields/" + name + "." + column.name(), "column", "is not in the snapshot");
                }
            }
            var keys = expectedKeys.getOrDefault(name, Set.of());
            for (var key : table.foreignKeys()) {
                if (!keys.contains(key) && (was == null || !was.foreignKeys().contains(key))) {
                    found("relations/" + name + "." + key.column(), "foreign_key", "is not in the snapshot");
                }
            }
            several(name, table.uniques(), was == null ? List.of() : was.uniques(), Set.of());
            several(name, table.indexes(), was == null ? List.of() : was.indexes(), indexedBySnapshot);
        }
        for (var table : before.values()) {
            var now = tables.get(table.name());
            boolean whole = now != null
                    && now.columns().containsAll(table.columns())
                    && now.foreignKeys().containsAll(table.foreignKeys())
                    && now.uniques().containsAll(table.uniques())
                    && now.indexes().containsAll(table.indexes());
            if (!whole) {
                found("collections/" + table.name(), "table", "belongs to the server and has lost something");
            }
        }
    }

    private void several(String table, List<List<String>> now, List<List<String>> was, Set<String> told) {
        for (var covered : new HashSet<>(now)) {
            var column = covered.getFirst();
            boolean ofField = covered.size() == 1
                    && (expectedColumns.getOrDefault(table, Set.of()).contains(column)
                            || told.contains(table + "." + column));
            boolean once = now.stream().filter(covered::equals).count() == 1;
            if (!(was.contains(covered) || ofField) || !once) {
                found("fields/" + table + "." + String.join("+", covered), "index", "is not in the snapshot");
            }
        }
    }

    private void meta(
            String place, String table, JsonObject entry, @Nullable PlainRow row, Map<String, JsonValue> fixed) {
        if (row == null) {
            found(place, "row", "is missing");
            return;
        }
        boolean given = has(entry, "meta");
        var meta = object(entry, "meta");
        row.values().forEach((column, stored) -> {
            if (column.equals("id") || (column.equals("sort") && !meta.has("sort"))) {
                return;
            }
            JsonValue expected;
            if (fixed.containsKey(column)) {
                expected = fixed.get(column);
            } else if (column.equals("hidden") && !given) {
                expected = JsonValue.of(has(entry, "schema"));
            } else if (column.equals("collection") || column.equals("field")) {
                expected = JsonValue.of(text(entry, column));
            } else {
                expected = MetaRules.expected(table, column, meta.get(column));
            }
            compare(place, "meta." + column, expected, MetaRules.decode(column, stored));
        });
    }

    private @Nullable PlainColumn column(String collection, String field) {
        var table = tables.get(collection);
        return table == null ? null : table.column(field).orElse(null);
    }

    private Map<String, PlainRow> rowsByName(String sql, String... name) throws SQLException {
        var rows = new LinkedHashMap<String, PlainRow>();
        for (var row : database.rows(sql)) {
            var parts = new ArrayList<String>();
            for (var part : name) {
                parts.add(row.text(part));
            }
            if (rows.put(String.join(".", parts), row) != null) {
                found(String.join(".", parts), "row", "is there twice");
            }
        }
        return rows;
    }

    private boolean isOfServer(String collection) {
        return collection.startsWith("directus_");
    }

    private boolean isOfServer(String collection, String field) {
        var table = before.get(collection);
        return table != null && table.column(field).isPresent();
    }

    private static boolean isTrue(JsonObject schema, String key) {
        return schema.flag(key).orElse(false);
    }

    private static boolean isFalse(JsonObject schema, String key) {
        return !schema.flag(key).orElse(true);
    }

    private void compare(String place, String property, @Nullable Object expected, @Nullable Object actual) {
        if (!java.util.Objects.equals(expected, actual)) {
            found(place, property, "is " + actual + " instead of " + expected);
        }
    }

    private void found(String place, String property, String message) {
        findings.add(new Finding(place, property, message));
    }
}
