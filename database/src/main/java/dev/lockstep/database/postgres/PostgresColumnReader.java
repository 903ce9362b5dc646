package dev.lockstep.database.postgres;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads columns as Directus 12.4 does. */
final class PostgresColumnReader implements ColumnReader {

    @Override
    public ColumnDefinition read(Table table, Column column, List<String> special) {
        var type = PostgresType.read(column.type());
        var fieldType = PostgresRules.fieldTypeOf(type, special);
        var defaultValue = PostgresDefaults.read(fieldType, column.defaultSql());
        boolean key = table.isKey(column.name());
        boolean unique = isUnique(table, column.name());
        return new ColumnDefinition(
                type,
                defaultValue,
                column.nullable(),
                unique && !key,
                table.indexes().stream().anyMatch(index -> !index.unique() && index.covers(column.name())),
                key,
                column.autoIncrement(),
                column.generated() == null ? null : column.generated().expression(),
                references(table, column.name()),
                reported(column.type(), PostgresDefaults.report(defaultValue, column.defaultSql()), unique || key));
    }

    /** How a column of that declaration is described. */
    static ReportedColumn reported(String declaration, JsonValue defaultValue, boolean unique) {
        var type = PostgresType.read(declaration);
        Integer length = switch (type) {
            case ColumnType.Varchar(var characters) -> characters;
            case ColumnType.Char(var characters) -> characters;
            default -> null;
        };
        return new ReportedColumn(
                PostgresType.word(declaration),
                length == null ? null : Long.valueOf(length),
                precision(type),
                scale(type),
                defaultValue,
                unique);
    }

    private static @Nullable Integer precision(ColumnType type) {
        return switch (type) {
            case ColumnType.Int(var size, var _) ->
                switch (size) {
                    case TINY, SMALL -> 16;
                    case MEDIUM, REGULAR -> 32;
                    case BIG -> 64;
                };
            case ColumnType.FloatingPoint(var size, var _, var _) -> size == FloatSize.SINGLE ? 24 : 53;
            case ColumnType.Decimal(var precision, var _) -> precision;
            default -> null;
        };
    }

    private static @Nullable Integer scale(ColumnType type) {
        return switch (type) {
            case ColumnType.Int _ -> 0;
            case ColumnType.Decimal(var _, var scale) -> scale;
            default -> null;
        };
    }

    private static boolean isUnique(Table table, String column) {
        return table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column)))
                || table.indexes().stream().anyMatch(index -> index.unique() && index.covers(column));
    }

    private static @Nullable ColumnReference references(Table table, String column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column)))
                .filter(key -> key.referencedColumns().size() == 1)
                .findFirst()
                .map(key -> new ColumnReference(
                        key.referencedTable(), key.referencedColumns().getFirst()))
                .orElse(null);
    }
}
