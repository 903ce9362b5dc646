package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which type a field has for Directus. */
final class FieldTypes {

    private final boolean mariaDb;

    FieldTypes(Capabilities capabilities) {
        this.mariaDb = capabilities.mariaDb();
    }

    /** The type of a field with a column of that type and these flags in its row. */
    FieldType of(ColumnType type, List<String> special) {
        var flagged = flagged(special);
        return flagged == null ? of(type) : flagged;
    }

    /** The type that the flags say, whatever the column is; null if they say none. */
    static @Nullable FieldType flagged(List<String> special) {
        if (special.contains("cast-json")) {
            return FieldType.JSON;
        }
        if (special.contains("hash")) {
            return FieldType.HASH;
        }
        if (special.contains("cast-csv")) {
            return FieldType.CSV;
        }
        if (special.contains("uuid") || special.contains("file")) {
            return FieldType.UUID;
        }
        if (special.contains("cast-timestamp")) {
            return FieldType.TIMESTAMP;
        }
        if (special.contains("cast-datetime")) {
            return FieldType.DATE_TIME;
        }
        return null;
    }

    private FieldType of(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _ -> FieldType.STRING;
            case ColumnType.Text _ -> FieldType.TEXT;
            case ColumnType.Bool() -> FieldType.BOOLEAN;
            case ColumnType.Int(var size, var unsigned) ->
                size == IntSize.BIG && !unsigned ? FieldType.BIG_INTEGER : FieldType.INTEGER;
            case ColumnType.FloatingPoint _ -> FieldType.FLOAT;
            case ColumnType.Decimal _ -> FieldType.DECIMAL;
            case ColumnType.Date() -> FieldType.DATE;
            case ColumnType.Time() -> FieldType.TIME;
            case ColumnType.DateTime() -> FieldType.DATE_TIME;
            case ColumnType.Timestamp() -> FieldType.TIMESTAMP;
            // to MariaDB it is a long text with a check
            case ColumnType.Json _ -> mariaDb ? FieldType.TEXT : FieldType.JSON;
            case ColumnType.Uuid() -> FieldType.STRING;
            case ColumnType.Binary() -> FieldType.BINARY;
            case ColumnType.Geometry(var kind) ->
                FieldType.find(kind.isEmpty() ? "geometry" : "geometry." + kind).orElse(FieldType.UNKNOWN);
            case ColumnType.Other(var name) -> name.equals("uuid") ? FieldType.UUID : FieldType.UNKNOWN;
        };
    }
}
