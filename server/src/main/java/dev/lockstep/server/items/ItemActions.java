package dev.lockstep.server.items;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.Database;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.items.BatchReader.Target;
import dev.lockstep.server.items.PayloadReader.Prepared;
import dev.lockstep.server.values.ColumnJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done with the items of a collection, by somebody who may do it. Each action is one transaction: all of it is
 * done or none. What is wrong with a request is found before anything is written, and passwords are hashed before the
 * transaction begins. Safe for use by many threads.
 *
 * <p>Every method throws {@link OutdatedCollectionException} before it reads or writes anything if the schema is not the one
 * that the collection was found in, and {@link ApiException}: 400 INVALID_QUERY, 400 for payloads that cannot be written, 403 FORBIDDEN
 * for unknown fields and items.
 */
public final class ItemActions {

    private final Database database;
    private final QueryRenderer renderer;
    private final ValueCodec codec;
    private final PasswordHash passwords;
    private final Clock clock;
    private final int maximumValues;

    /**
     * Actions on a database.
     *
     * @param clock tells the time of changes, and the zone of days and times without one
     */
    public ItemActions(Database database, PasswordHash passwords, Clock clock) {
        this.database = database;
        this.renderer = QueryRenderer.of(database.vendor());
        this.codec = database.vendor().values(clock.getZone(), new ColumnJson());
        this.passwords = passwords;
        this.clock = clock;
        // The rest is left for keys, limits and offsets.
        this.maximumValues = renderer.dialect().maximumParameters() - ItemReader.CHUNK - 100;
    }

    /** Lists items; of a singleton, shows the one. */
    public Response list(ItemCollection collection, JsonObject query, Accountability who) {
        var wanted = query(collection, query, who);
        return read(collection, connection -> {
            var reader = reader(connection, collection);
            JsonValue data = collection.singleton() ? single(collection, reader, wanted) : array(reader.read(wanted));
            if (!wanted.totalCount() && !wanted.filterCount()) {
                return Response.data(data);
            }
            var meta = JsonObject.builder();
            if (wanted.totalCount()) {
                meta.put("total_count", reader.count(Filter.all()));
            }
            if (wanted.filterCount()) {
                meta.put("filter_count", reader.count(wanted.filter()));
            }
            return Response.data(data, meta.build());
        });
    }

    /** Shows an item. */
    public Response one(ItemCollection collection, JsonValue key, JsonObject query, Accountability who) {
        var wanted = query(collection, query, who);
        var found = keys(collection).read(key);
        return read(collection, connection -> {
            var items = reader(connection, collection)
                    .read(wanted.where(Filter.equal(collection.key().name(), found)));
            if (items.isEmpty()) {
                throw ApiError.forbidden().asException();
            }
            return Response.data(items.getFirst());
        });
    }

    /** Makes an item, or several if the body is a list. */
    public Response create(
            ItemCollection collection, ItemRules rules, JsonValue body, JsonObject query, Accountability who) {
        var wanted = query(collection, query, who);
        var items = BatchReader.items(body);
        items.forEach(rules::check);
        var payloads = payloads(collection, who);
        var prepared = items.stream().map(payloads::create).toList();
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var keys = writer.create(rows, prepared);
            var made = new ItemReader(rows, collection, codec).read(wanted, keys);
            return body instanceof JsonArray ? Response.data(array(made)) : first(made);
        });
    }

    /** Changes one item; 204 if there is none of that key, as Directus has it. */
    public Response change(
            ItemCollection collection,
            ItemRules rules,
            JsonValue key,
            JsonValue body,
            JsonObject query,
            Accountability who) {
        var wanted = query(collection, query, who);
        var found = keys(collection).read(key);
        var change = prepare(collection, rules, BatchReader.object(body), who);
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var reader = new ItemReader(rows, collection, codec);
            if (reader.read(wanted, List.of(found)).isEmpty()) {
                return Response.noContent();
            }
            writer.update(rows, List.of(found), change);
            return first(reader.read(wanted, List.of(found)));
        });
    }

    /** Changes several items, each in its own way if the body is a list, or the one item of a singleton. */
    public Response change(
            ItemCollection collection, ItemRules rules, JsonValue body, JsonObject query, Accountability who) {
        var wanted = query(collection, query, who);
        if (body instanceof JsonArray(var items)) {
            return changeEach(collection, rules, items, wanted, who);
        }
        if (collection.singleton()) {
            return changeSingle(collection, rules, BatchReader.object(body), wanted, who);
        }
        var object = BatchReader.object(body);
        var data = BatchReader.data(object);
        var target = BatchReader.target(object, Set.of("data"));
        var keys = target instanceof Target.Keys(var given) ? keys(collection).read(given) : List.<Object>of();
        var change = prepare(collection, rules, data, who);
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var reader = new ItemReader(rows, collection, codec);
            var found = target instanceof Target.Found(var which)
                    ? reader.keys(query(collection, which, who))
                    : existing(collection, reader, keys);
            writer.update(rows, found, change);
            return Response.data(array(reader.read(wanted, found)));
        });
    }

    /** Removes one item, if it exists. */
    public Response remove(ItemCollection collection, ItemRules rules, JsonValue key) {
        var found = keys(collection).read(key);
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            writer.delete(rows, List.of(found));
            return Response.noContent();
        });
    }

    /** Removes the items of a list of keys, or of {@code {keys}} or {@code {query}}, those that exist. */
    public Response remove(ItemCollection collection, ItemRules rules, Optional<JsonValue> body, Accountability who) {
        var target = BatchReader.target(body.orElse(JsonObject.EMPTY), Set.of());
        var keys = target instanceof Target.Keys(var given) ? keys(collection).read(given) : List.<Object>of();
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var found = target instanceof Target.Found(var which)
                    ? new ItemReader(rows, collection, codec).keys(query(collection, which, who))
                    : keys;
            writer.delete(rows, found);
            return Response.noContent();
        });
    }

    private Response changeEach(
            ItemCollection collection, ItemRules rules, List<JsonValue> items, ItemQuery wanted, Accountability who) {
        var changes = new ArrayList<Keyed>();
        for (var item : items) {
            var object = BatchReader.object(item);
            var key = object.get(collection.key().name());
            if (key == null || key.isNull()) {
                throw ApiError.invalidPayload("Item in update misses primary key")
                        .asException();
            }
            changes.add(new Keyed(keys(collection).read(key), prepare(collection, rules, object, who)));
        }
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var reader = new ItemReader(rows, collection, codec);
            var keys = new LinkedHashSet<Object>();
            changes.forEach(change -> keys.add(change.key()));
            var existing = existing(collection, reader, List.copyOf(keys));
            for (var change : changes) {
                if (existing.contains(change.key())) {
                    writer.update(rows, List.of(change.key()), change.payload());
                }
            }
            return Response.data(array(reader.read(wanted, existing)));
        });
    }

    private Response changeSingle(
            ItemCollection collection, ItemRules rules, JsonObject sent, ItemQuery wanted, Accountability who) {
        var data = sent.has("data") && (sent.has("keys") || sent.has("query")) ? BatchReader.data(sent) : sent;
        rules.check(data);
        var payloads = payloads(collection, who);
        var change = payloads.update(data);
        var writer = new ItemWriter(collection, rules);
        return write(collection, writer, rows -> {
            var reader = new ItemReader(rows, collection, codec);
            var keys = reader.keys(firstOf(collection));
            if (keys.isEmpty()) {
                return first(reader.read(wanted, writer.create(rows, List.of(payloads.create(data)))));
            }
            writer.update(rows, keys, change);
            return first(reader.read(wanted, keys));
        });
    }

    /** The one item; before there is one, the defaults of its fields. */
    private static JsonValue single(ItemCollection collection, ItemReader reader, ItemQuery wanted)
            throws SQLException {
        var items = reader.read(
                new ItemQuery(wanted.fields(), wanted.filter(), collection.defaultOrder(), 1L, 0, false, false));
        if (!items.isEmpty()) {
            return items.getFirst();
        }
        var members = new LinkedHashMap<String, JsonValue>();
        for (var name : wanted.fields()) {
            var field = collection.fields().get(name);
            if (name.equals(collection.key().name())) {
                members.put(name, JsonNull.NULL);
            } else if (field != null && field.column().defaultValue() instanceof DefaultValue.Literal(var value)) {
                members.put(name, value);
            }
        }
        return new JsonObject(members);
    }

    private static ItemQuery firstOf(ItemCollection collection) {
        return new ItemQuery(
                List.of(collection.key().name()), Filter.all(), collection.defaultOrder(), 1L, 0, false, false);
    }

    private static List<Object> existing(ItemCollection collection, ItemReader reader, List<Object> keys)
            throws SQLException {
        var found = new ArrayList<Object>();
        for (int from = 0; from < keys.size(); from += ItemReader.CHUNK) {
            var part = new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + ItemReader.CHUNK)));
            found.addAll(reader.keys(
                    firstOf(collection).only(new Filter.In(collection.key().name(), part, false))));
        }
        return found;
    }

    private Prepared prepare(ItemCollection collection, ItemRules rules, JsonObject sent, Accountability who) {
        rules.check(sent);
        return payloads(collection, who).update(sent);
    }

    private Response write(ItemCollection collection, ItemWriter writer, SqlFunction<Rows, Response> work) {
        try {
            return database.write(connection -> {
                requireCurrent(collection, connection);
                return work.apply(new Rows(connection, renderer));
            });
        } catch (ConstraintViolationException violation) {
            throw ItemErrors.violation(violation, collection, writer.current()).asException();
        }
    }

    private Response read(ItemCollection collection, SqlFunction<Connection, Response> work) {
        return database.read(connection -> {
            requireCurrent(collection, connection);
            return work.apply(connection);
        });
    }

    private void requireCurrent(ItemCollection collection, Connection connection) throws SQLException {
        if (!database.vendor().inspector().stamp(connection).equals(collection.stamp())) {
            throw new OutdatedCollectionException();
        }
    }

    private ItemQuery query(ItemCollection collection, JsonObject query, Accountability who) {
        return new QueryReader(collection, codec, who, clock, maximumValues).read(query);
    }

    private KeyReader keys(ItemCollection collection) {
        return new KeyReader(collection, codec);
    }

    private PayloadReader payloads(ItemCollection collection, Accountability who) {
        return new PayloadReader(collection, codec, passwords, who, clock);
    }

    private ItemReader reader(Connection connection, ItemCollection collection) {
        return new ItemReader(new Rows(connection, renderer), collection, codec);
    }

    private static JsonArray array(List<JsonValue> items) {
        return new JsonArray(items);
    }

    private static Response first(List<JsonValue> items) {
        return items.isEmpty() ? Response.noContent() : Response.data(items.getFirst());
    }

    /** A change with the key of its item. */
    private record Keyed(Object key, Prepared payload) {}
}
