package dev.lockstep.migrate.plan;

import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.schema.DatabaseSchema;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the database has for fields that, to the model, have none: the row of such a field calls it an alias,
 * or it stands in a system table, of which the model knows only what has a row. They are columns like any other as soon as
 * the field needs one, or goes.
 */
record HiddenColumns(Vendor vendor, DatabaseSchema schema) {

    /** The column of the field's name, or null if there is none. */
    @Nullable
    ColumnDefinition of(FieldDefinition field) {
        var table = schema.table(field.name().collection());
        var column = table == null ? null : table.column(field.name().field()).orElse(null);
        return table == null || column == null ? null : vendor.columnReader().read(table, column, field.special());
    }

    /** The field with the column that there is for it. */
    FieldDefinition with(FieldDefinition field) {
        return field.column() == null ? field.withColumn(of(field)) : field;
    }

    /**
     * That a table keeps its key is seen to before, but for a column that the model does not know.
     *
     * @throws UnsupportedSchemaException if the column is the key
     */
    static void requireNoKey(FieldName name, ColumnDefinition column) {
        if (column.primaryKey()) {
            throw new UnsupportedSchemaException("Column \"" + name.field() + "\" is the primary key of table \""
                    + name.collection() + "\", though the row of its field calls it an alias; correct the row first");
        }
    }
}
