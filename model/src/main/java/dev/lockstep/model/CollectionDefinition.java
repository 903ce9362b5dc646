package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * A collection: a table with a meta row, a folder (a row without a table), or a table that has no row and so is not
 * managed.
 *
 * @param meta null for a table that is not managed
 * @param table whether there is a table
 */
public record CollectionDefinition(String name, @Nullable Meta meta, boolean table) {

    public CollectionDefinition {
        if (meta == null && !table) {
            throw new IllegalArgumentException("neither a row nor a table: " + name);
        }
    }

    /** Whether the collection is part of the data model that snapshots show. */
    public boolean managed() {
        return meta != null;
    }

    /** The name of the collection that this one is shown under, or null. */
    public @Nullable String group() {
        return meta == null ? null : meta.text("group");
    }
}
