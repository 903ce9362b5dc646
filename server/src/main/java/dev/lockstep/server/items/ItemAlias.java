package dev.lockstep.server.items;

import dev.lockstep.model.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A field without a column that shows the keys of the rows which point at the item.
 *
 * @param table the table of those rows
 * @param key its primary key
 * @param pointer its column that holds the item's key
 * @param sort the column that they are ordered by, or null for their key
 */
public record ItemAlias(
        String name,
        Table table,
        String key,
        String pointer,
        @Nullable String sort) {}
