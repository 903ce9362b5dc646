package dev.lockstep.database.mysql;

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
final class MysqlColumnReader implements ColumnReader {

    private final MysqlRules rules;
    private final boolean mariaDb;

    MysqlColumnReader(MysqlRules rules, Capabilities capabilities) {
        this.rules = rules;
        this.mariaDb = capabilities.mariaDb();
    }

    @Override
    public ColumnDefinition read(Table table, Column column, List<String> special) {
        var type = MysqlType.read(column.type());
        var fieldType = rules.fieldType(type, special);
        var defaultValue = MysqlDefaults.read(fieldType, column.defaultSql());
        boolean key = table.isKey(column.name());
        boolean unique = table.indexes().stream().anyMatch(index -> index.unique() && index.covers(column.name()));
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
                reported(
                        column.type(),
                        MysqlDefaults.report(defaultValue, column.defaultSql(), mariaDb),
                        unique && !key,
                        mariaDb));
    }

    /** How a column of that declaration is described. */
    static ReportedColumn reported(String declaration, JsonValue defaultValue, boolean unique, boolean mariaDb) {
        var type = MysqlType.read(declaration);
        boolean text = mariaDb && type instanceof ColumnType.Json;
        return new ReportedColumn(
                text ? "longtext" : declaration.equals("tinyint(1)") ? "boolean" : MysqlType.word(declaration),
                text ? Long.valueOf(4_294_967_295L) : length(type, declaration),
                precision(type),
                scale(type),
                defaultValue,
                unique);
    }

    private static @Nullable Long length(ColumnType type, String declaration) {
        return switch (type) {
            case ColumnType.Varchar(var characters) -> whole(characters);
            case ColumnType.Char(var characters) -> whole(characters);
            case ColumnType.Text(var size) ->
                switch (size) {
                    case TINY -> 255L;
                    case REGULAR -> 65_535L;
                    case MEDIUM -> 16_777_215L;
                    case LONG -> 4_294_967_295L;
                };
            case ColumnType.Binary() ->
                switch (MysqlType.word(declaration)) {
                    case "tinyblob" -> 255L;
                    case "mediumblob" -> 16_777_215L;
                    case "longblob" -> 4_294_967_295L;
                    case "binary", "varbinary" ->
                        Long.valueOf(
                                declaration.replaceAll("\\D", "").isEmpty() ? "1" : declaration.replaceAll("\\D", ""));
                    default -> 65_535L;
                };
            default -> null;
        };
    }

    private static @Nullable Long whole(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static @Nullable Integer precision(ColumnType type) {
        return switch (type) {
            case ColumnType.Bool() -> 3;
            case ColumnType.Int(var size, var unsigned) ->
                switch (size) {
                    case TINY -> 3;
                    case SMALL -> 5;
                    case MEDIUM -> 7;
                    case REGULAR -> 10;
                    case BIG -> unsigned ? 20 : 19;
                };
            case ColumnType.FloatingPoint(var size, var precision, var _) ->
                precision != null ? precision : size == FloatSize.SINGLE ? 12 : 22;
            case ColumnType.Decimal(var precision, var _) -> precision;
            default -> null;
        };
    }

    private static @Nullable Integer scale(ColumnType type) {
        return switch (type) {
            case ColumnType.Bool _, ColumnType.Int _ -> 0;
            case ColumnType.FloatingPoint(var _, var _, var scale) -> scale;
            case ColumnType.Decimal(var _, var scale) -> scale;
            default -> null;
        };
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
