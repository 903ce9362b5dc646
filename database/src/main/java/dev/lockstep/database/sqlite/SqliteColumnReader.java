package dev.lockstep.database.sqlite;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
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
                reported(table, column, fieldType, defaultValue, unique));
    }

    private static ReportedColumn reported(
            Table table, Column column, FieldType fieldType, DefaultValue defaultValue, boolean unique) {
        boolean keyIndex =
                table.isKey(column.name()) && SqliteTables.rowidAlias(table).isEmpty();
        return reported(
                column.type(), fieldType, SqliteDefaults.report(defaultValue, column.defaultSql()), unique || keyIndex);
    }

    /** How a column of that declaration is described. */
    static ReportedColumn reported(String declaration, FieldType fieldType, JsonValue defaultValue, boolean unique) {
        var declared = DeclaredType.of(declaration);
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
        return table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column)))
                || hasIndex(table, column, true);
    }

    private static boolean hasIndex(Table table, String column, boolean unique) {
        return table.indexes().stream()
                .filter(index -> index.unique() == unique)
                .map(Index::columns)
                .anyMatch(List.of(column)::equals);
    }

    /** The last one declared, where a column has several, since that is the one Directus shows. */
    private static @Nullable ColumnReference references(Table table, String column) {
        return table.foreignKeys().reversed().stream()
                .filter(key -> key.columns().equals(List.of(column)))
                .filter(key -> key.referencedColumns().size() == 1)
                .findFirst()
                .map(SqliteColumnReader::reference)
                .orElse(null);
    }

    private static ColumnReference reference(ForeignKey key) {
        return new ColumnReference(
                key.referencedTable(), key.referencedColumns().getFirst());
    }
}
