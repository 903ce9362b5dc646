package dev.lockstep.server.items;

import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Rows;
import dev.lockstep.database.query.Sort;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads items of one collection, within one transaction. */
final class ItemReader {

    /** How many keys are asked for at once, well below what any product binds to a statement. */
    static final int CHUNK = 1000;

    private final Rows rows;
    private final ItemCollection collection;
    private final ValueCodec codec;

    ItemReader(Rows rows, ItemCollection collection, ValueCodec codec) {
        this.rows = rows;
        this.collection = collection;
        this.codec = codec;
    }

    /** The items of a query, in its order. */
    List<JsonValue> read(ItemQuery query) throws SQLException {
        var columns = columns(query);
        var found = rows.select(
                new Select(collection.table(), columns, query.filter(), query.sort(), query.limit(), query.offset()));
        int key = columns.indexOf(collection.key().name());
        var keys = found.stream().map(row -> row.get(key)).toList();
        var linked = new HashMap<String, Map<Object, List<JsonValue>>>();
        for (var name : query.fields()) {
            var alias = collection.aliases().get(name);
            if (alias != null) {
                linked.put(name, linked(alias, keys));
            }
        }
        var items = new ArrayList<JsonValue>(found.size());
        for (var row : found) {
            items.add(item(query.fields(), columns, row, row.get(key), linked));
        }
        return items;
    }

    /** The items with these keys, in the order of the query. */
    List<JsonValue> read(ItemQuery query, List<Object> keys) throws SQLException {
        var name = collection.key().name();
        if (keys.size() <= CHUNK) {
            return read(query.only(new Filter.In(name, keys, false)));
        }
        // More keys than a statement can hold: their order is asked for by itself, and each part of it read after that.
        var wanted = new HashSet<>(keys);
        var ordered = new ArrayList<Object>();
        rows.forEach(Select.of(collection.table(), List.of(name), Filter.all()).sorted(query.sort()), row -> {
            var key = row.getFirst();
            if (key != null && wanted.contains(key)) {
                ordered.add(key);
            }
        });
        var items = new ArrayList<JsonValue>();
        for (int from = 0; from < ordered.size(); from += CHUNK) {
            var part = ordered.subList(from, Math.min(ordered.size(), from + CHUNK));
            items.addAll(read(query.only(new Filter.In(name, part, false))));
        }
        return items;
    }

    /** The keys of the items of a query, in its order. */
    List<Object> keys(ItemQuery query) throws SQLException {
        var keys = new ArrayList<Object>();
        rows.forEach(
                new Select(
                        collection.table(),
                        List.of(collection.key().name()),
                        query.filter(),
                        query.sort(),
                        query.limit(),
                        query.offset()),
                row -> {
                    var key = row.getFirst();
                    if (key != null) {
                        keys.add(key);
                    }
                });
        return keys;
    }

    long count(Filter filter) throws SQLException {
        return rows.count(new Count(collection.table(), filter));
    }

    /** The columns of the query, and the key, which is needed to find what points at the item. */
    private List<String> columns(ItemQuery query) {
        var columns = new ArrayList<String>();
        for (var name : query.fields()) {
            if (collection.fields().containsKey(name)) {
                columns.add(name);
            }
        }
        if (!columns.contains(collection.key().name())) {
            columns.add(collection.key().name());
        }
        return columns;
    }

    private JsonObject item(
            List<String> names,
            List<String> columns,
            List<@Nullable Object> row,
            @Nullable Object key,
            Map<String, Map<Object, List<JsonValue>>> linked) {
        var members = new LinkedHashMap<String, JsonValue>();
        int column = 0;
        for (var name : names) {
            var links = linked.get(name);
            if (links != null) {
                members.put(name, new JsonArray(links.getOrDefault(key, List.of())));
            } else {
                members.put(name, value(columns.get(column), row.get(column)));
                column++;
            }
        }
        return new JsonObject(members);
    }

    private JsonValue value(String column, @Nullable Object stored) {
        var field = collection.fields().get(column);
        if (field == null) {
            throw new IllegalStateException("no field for column " + column);
        }
        var value = codec.fromStored(field.definition(), stored);
        if (!field.concealed()) {
            return value;
        }
        return value.isNull() || value.equals(JsonValue.of("")) ? hidden(field, value) : PayloadReader.MASK;
    }

    /** An empty secret is shown as none; an empty text that would be encrypted, as itself. */
    private static JsonValue hidden(ItemField field, JsonValue value) {
        return field.has("conceal") || !(value instanceof JsonText) ? JsonNull.NULL : value;
    }

    /** For each key, the keys of the rows that point at it. */
    private Map<Object, List<JsonValue>> linked(ItemAlias alias, List<? extends @Nullable Object> keys)
            throws SQLException {
        var linked = new HashMap<Object, List<JsonValue>>();
        var order = alias.sort() == null
                ? List.of(Sort.ascending(alias.key()))
                : List.of(Sort.ascending(alias.sort()), Sort.ascending(alias.key()));
        var present = new ArrayList<Object>();
        for (var key : keys) {
            if (key != null) {
                present.add(key);
            }
        }
        for (int from = 0; from < present.size(); from += CHUNK) {
            var part = new ArrayList<>(present.subList(from, Math.min(present.size(), from + CHUNK)));
            var pointing = Select.of(
                            alias.table(),
                            List.of(alias.pointer(), alias.key()),
                            new Filter.In(alias.pointer(), part, false))
                    .sorted(order);
            rows.forEach(pointing, row -> {
                var target = row.getFirst();
                var source = row.getLast();
                if (target != null && source != null) {
                    linked.computeIfAbsent(target, _ -> new ArrayList<>()).add(plain(source));
                }
            });
        }
        return linked;
    }

    private static JsonValue plain(Object key) {
        return key instanceof Long number ? JsonValue.of(number) : JsonValue.of(key.toString());
    }
}
