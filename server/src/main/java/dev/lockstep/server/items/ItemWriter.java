package dev.lockstep.server.items;

import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.query.Rows;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.items.PayloadReader.Prepared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes items of one collection. Remembers what it wrote last, to tell which item was refused. */
final class ItemWriter {

    private final ItemCollection collection;
    private final ItemRules rules;
    private @Nullable JsonObject current;

    ItemWriter(ItemCollection collection, ItemRules rules) {
        this.collection = collection;
        this.rules = rules;
    }

    /** What was sent for the item that was being written when the database refused it. */
    @Nullable
    JsonObject current() {
        return current;
    }

    /** Makes items, in their order; their keys. */
    List<Object> create(Rows rows, List<Prepared> items) throws SQLException {
        var keys = new ArrayList<Object>();
        for (var item : items) {
            current = item.sent();
            rules.beforeWrite(rows, item.sent(), null);
            var returned = rows.insert(Insert.one(
                    collection.table(), item.values(), collection.key().name()));
            var key = Objects.requireNonNull(returned.getFirst(), "a row without a key");
            keys.add(key);
            rules.afterWrite(rows, List.of(key), item.sent());
        }
        return keys;
    }

    /** Changes those items of these keys that exist. */
    void update(Rows rows, List<Object> keys, Prepared change) throws SQLException {
        current = change.sent();
        for (var key : keys) {
            rules.beforeWrite(rows, change.sent(), key);
        }
        if (!change.values().isEmpty()) {
            for (var part : parts(keys)) {
                rows.update(new Update(collection.table(), change.values(), part));
            }
        }
        rules.afterWrite(rows, keys, change.sent());
    }

    /** Removes those items of these keys that exist. */
    void delete(Rows rows, List<Object> keys) throws SQLException {
        for (var part : parts(keys)) {
            rows.delete(new Delete(collection.table(), part));
        }
        rules.afterWrite(rows, keys, null);
    }

    private List<Filter> parts(List<Object> keys) {
        var parts = new ArrayList<Filter>();
        for (int from = 0; from < keys.size(); from += ItemReader.CHUNK) {
            var part = new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + ItemReader.CHUNK)));
            parts.add(new Filter.In(collection.key().name(), part, false));
        }
        return parts;
    }
}
