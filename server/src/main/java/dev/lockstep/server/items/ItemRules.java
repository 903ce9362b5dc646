package dev.lockstep.server.items;

import dev.lockstep.database.query.Rows;
import dev.lockstep.model.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a collection wants of changes to its items beyond what its columns say. Every method may throw a refusal. */
public interface ItemRules {

    /** Wants nothing more. */
    ItemRules NONE = new ItemRules() {};

    /** Looks at what is sent, before the database is asked for anything. */
    default void check(JsonObject payload) {}

    /**
     * Looks at what is about to be written, within its transaction.
     *
     * @param key the item that changes, or null for a new one
     */
    default void beforeWrite(Rows rows, JsonObject payload, @Nullable Object key) throws SQLException {}

    /**
     * Looks at what was written, before it is kept.
     *
     * @param keys the items that were changed or removed
     * @param payload what was changed of them, or null if they were removed
     */
    default void afterWrite(Rows rows, List<Object> keys, @Nullable JsonObject payload) throws SQLException {}
}
