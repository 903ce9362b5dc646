package dev.lockstep.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field: a column with a meta row, an alias (a row without a column), or a column that has no row and so is not
 * managed.
 *
 * @param meta null for a column that is not managed
 * @param column null for an alias
 */
public record FieldDefinition(
        FieldName name,
        FieldType type,
        @Nullable Meta meta,
        @Nullable ColumnDefinition column) {

    public FieldDefinition {
        if (meta == null && column == null) {
            throw new IllegalArgumentException("neither a row nor a column: " + name);
        }
    }

    /** Whether the field is part of the data model that snapshots show. */
    public boolean managed() {
        return meta != null;
    }

    /** The special flags of the field's row. */
    public List<String> special() {
        return meta == null ? List.of() : meta.texts("special");
    }

    /** The same field with another column. */
    public FieldDefinition withColumn(@Nullable ColumnDefinition other) {
        return new FieldDefinition(name, type, meta, other);
    }

    /** The same field with another meta row. */
    public FieldDefinition withMeta(@Nullable Meta other) {
        return new FieldDefinition(name, type, other, column);
    }

    /** The same field with another type. */
    public FieldDefinition withType(FieldType other) {
        return new FieldDefinition(name, other, meta, column);
    }
}
