package dev.lockstep.database.sqlite;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of SQLite as Directus 12.4 does. As there, an index with a condition, an order or a collation counts for
 * {@code unique} and {@code indexed}. Unlike there, a key counts itself only in what is reported, and a column of a key
 * or foreign key of several columns is neither.
 */
final class SqliteColumnReader implements ColumnReader {

    @Override
    public ColumnDefinition read(Table table, Column column, List<String> special) {
        var declared = DeclaredType.of(column.type());
        var fieldType = SqliteRules.fieldTypeOf(declared.type(), special);
        var defaultValue = SqliteDefaults.read(fieldType, column.defaultSql());
        boolean key = table.isKey(column.name());
        boolean unique = hasUnique(table, column.name());
        return new ColumnDefinition(
                declared.type(),
                defaultValue,
                column.nullable(),
                unique && !key,
                hasIndex(table, column.name(), false),
                key,
                column.autoIncrement(),
                column.generated() == null ? null : column.generated().expression(),
                references(table, column.name()),
                reported(
                        declared,
                        fieldType,
                        SqliteDefaults.report(defaultValue, column.defaultSql()),
                        unique || (key && SqliteTables.rowidAlias(table).isEmpty())));
    }

    /** How a column of that declaration is described. */
    static ReportedColumn reported(DeclaredType declared, FieldType fieldType, JsonValue defaultValue, boolean unique) {
        boolean exact = fieldType == FieldType.DECIMAL;
        return new ReportedColumn(
                declared.word(),
                declared.length() == null ? null : Long.valueOf(declared.length()),
                exact ? declared.precision() : null,
                exact ? declared.scale() : null,
                defaultValue,
                unique);
    }

    private static boolean hasUnique(Table table, String column) {
        for (var unique : table.uniques()) {
            if (isOnly(column, unique.columns())) {
                return true;
            }
        }
        return hasIndex(table, column, true);
    }

    private static boolean hasIndex(Table table, String column, boolean unique) {
        for (var index : table.indexes()) {
            if (index.unique() == unique && isOnly(column, index.columns())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnly(String column, List<String> columns) {
        return columns.size() == 1 && columns.getFirst().equals(column);
    }

    /** The last one declared, where a column has several, since that is the one Directus shows. */
    private static @Nullable ColumnReference references(Table table, String column) {
        for (var key : table.foreignKeys().reversed()) {
            if (isOnly(column, key.columns()) && key.referencedColumns().size() == 1) {
                return reference(key);
            }
        }
        return null;
    }

    private static ColumnReference reference(ForeignKey key) {
        return new ColumnReference(
                key.referencedTable(), key.referencedColumns().getFirst());
    }
}
