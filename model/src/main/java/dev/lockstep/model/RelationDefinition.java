package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * A relation: a foreign key with a meta row, a row alone (many-to-any, or a key that was never made), or a foreign key
 * that has no row and so is not managed.
 *
 * @param name the many side
 * @param relatedCollection the one side; null for many-to-any
 */
public record RelationDefinition(
        FieldName name,
        @Nullable String relatedCollection,
        @Nullable Meta meta,
        @Nullable ForeignKeyDefinition foreignKey) {

    public RelationDefinition {
        if (meta == null && foreignKey == null) {
            throw new IllegalArgumentException("neither a row nor a foreign key: " + name);
        }
    }

    /** Whether the relation is part of the data model that snapshots show. */
    public boolean managed() {
        return meta != null;
    }
}
