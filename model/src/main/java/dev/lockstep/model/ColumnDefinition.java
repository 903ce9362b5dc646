package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * The column of a field.
 *
 * @param unique whether a unique constraint or index covers exactly this column; a primary key does not count
 * @param indexed whether an index that is not unique covers exactly this column
 * @param generationExpression SQL of a generated column, else null
 * @param references what a foreign key on exactly this column points at, else null; told by the relations, so it is
 *     never a difference of the column
 * @param reported how the product describes it; never a difference either
 */
public record ColumnDefinition(
        ColumnType type,
        DefaultValue defaultValue,
        boolean nullable,
        boolean unique,
        boolean indexed,
        boolean primaryKey,
        boolean autoIncrement,
        @Nullable String generationExpression,
        @Nullable ColumnReference references,
        ReportedColumn reported) {

    /** The same column with another type. */
    public ColumnDefinition withType(ColumnType other) {
        return new ColumnDefinition(
                other,
                defaultValue,
                nullable,
                unique,
                indexed,
                primaryKey,
                autoIncrement,
                generationExpression,
                references,
                reported);
    }

    /** The same column with another default. */
    public ColumnDefinition withDefault(DefaultValue other) {
        return new ColumnDefinition(
                type,
                other,
                nullable,
                unique,
                indexed,
                primaryKey,
                autoIncrement,
                generationExpression,
                references,
                reported);
    }

    /** The same column, described in another way. */
    public ColumnDefinition withReported(ReportedColumn other) {
        return new ColumnDefinition(
                type,
                defaultValue,
                nullable,
                unique,
                indexed,
                primaryKey,
                autoIncrement,
                generationExpression,
                references,
                other);
    }

    /** The same column, pointing at another one. */
    public ColumnDefinition withReferences(@Nullable ColumnReference other) {
        return new ColumnDefinition(
                type,
                defaultValue,
                nullable,
                unique,
                indexed,
                primaryKey,
                autoIncrement,
                generationExpression,
                other,
                reported);
    }
}
