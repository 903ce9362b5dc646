package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * The foreign key of a relation, on one column.
 *
 * @param constraintName null where the product reports none; never a difference, since products make and cut names in
 *     their own way
 */
public record ForeignKeyDefinition(
        ColumnReference references,
        ReferentialAction onUpdate,
        ReferentialAction onDelete,
        @Nullable String constraintName) {

    /** Whether both do the same, whatever their names. */
    public boolean sameAs(ForeignKeyDefinition other) {
        return references.equals(other.references) && onUpdate == other.onUpdate && onDelete == other.onDelete;
    }
}
