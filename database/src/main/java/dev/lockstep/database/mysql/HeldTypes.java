package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which column type the server has for a wanted one. */
final class HeldTypes {

    private static final int MAXIMUM_PRECISION = 65;
    private static final int MAXIMUM_SCALE = 30;

    private final boolean mariaDb;
    private final FieldTypes fieldTypes;

    HeldTypes(Capabilities capabilities, FieldTypes fieldTypes) {
        this.mariaDb = capabilities.mariaDb();
        this.fieldTypes = fieldTypes;
    }

    /** The column type as it is if it is read as the field's type; else the type's own; of a key, one that has room in one. */
    ColumnType hold(FieldDefinition field, ColumnDefinition column, List<String> losses) {
        var type = type(field, column, losses);
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _
            when column.primaryKey() -> {
                losses.add("A key has room for " + MysqlType.DEFAULT_LENGTH + " characters only.");
                yield new ColumnType.Varchar(MysqlType.DEFAULT_LENGTH);
            }
            default -> type;
        };
    }

    private ColumnType type(FieldDefinition field, ColumnDefinition column, List<String> losses) {
        var given = column.type();
        var type = field.type();
        var flagged = FieldTypes.flagged(field.special());
        // where the flags say another type whatever the column is, the type's own would be no better
        boolean fits = fieldTypes.of(given, field.special()) == type
                || (flagged != null && flagged != type)
                || (given instanceof ColumnType.Json && type == FieldType.JSON)
                || (given instanceof ColumnType.Uuid && type == FieldType.UUID);
        return switch (fits ? given : ownType(type)) {
            case ColumnType.Uuid() -> new ColumnType.Char(36);
            case ColumnType.Varchar(var length) -> varchar(length, column.primaryKey(), losses);
            case ColumnType.Char(var length) ->
                length != null && length > MysqlType.MAXIMUM_CHAR
                        ? varchar(length, column.primaryKey(), losses)
                        : new ColumnType.Char(length == null ? 1 : Math.max(1, length));
            case ColumnType.Text(var size) ->
                type == FieldType.JSON && size == TextSize.LONG
                        ? new ColumnType.Json(false)
                        : new ColumnType.Text(size);
            case ColumnType.FloatingPoint(var size, var precision, var scale) ->
                precision == null || scale == null || scale > MAXIMUM_SCALE || precision > 255 || scale > precision
                        ? new ColumnType.FloatingPoint(size, null, null)
                        : new ColumnType.FloatingPoint(size, precision, scale);
            case ColumnType.Decimal(var precision, var scale) -> decimal(precision, scale, losses);
            case ColumnType.DateTime() ->
                type == FieldType.TIMESTAMP ? new ColumnType.Timestamp() : new ColumnType.DateTime();
            case ColumnType.Json _ -> new ColumnType.Json(false);
            case ColumnType.Other(var name) -> other(name, losses);
            case ColumnType.Int(var size, var unsigned) -> new ColumnType.Int(size, unsigned);
            case ColumnType.Bool() -> new ColumnType.Bool();
            case ColumnType.Date() -> new ColumnType.Date();
            case ColumnType.Time() -> new ColumnType.Time();
            case ColumnType.Timestamp() -> new ColumnType.Timestamp();
            case ColumnType.Binary() -> new ColumnType.Binary();
            case ColumnType.Geometry(var kind) -> new ColumnType.Geometry(kind);
        };
    }

    private static ColumnType varchar(@Nullable Integer wanted, boolean key, List<String> losses) {
        int length = Objects.requireNonNullElse(wanted, MysqlType.DEFAULT_LENGTH);
        if (key && length > MysqlType.MAXIMUM_KEY) {
            losses.add("A key has room for " + MysqlType.MAXIMUM_KEY + " characters only.");
            return new ColumnType.Varchar(MysqlType.MAXIMUM_KEY);
        }
        if (length > MysqlType.MAXIMUM_LENGTH) {
            losses.add("A row has no room for " + length + " characters; the column holds a text of any length.");
            return new ColumnType.Text(TextSize.MEDIUM);
        }
        return new ColumnType.Varchar(Math.max(1, length));
    }

    private static ColumnType decimal(@Nullable Integer precision, @Nullable Integer scale, List<String> losses) {
        int digits = Objects.requireNonNullElse(precision, 10);
        int fraction = Objects.requireNonNullElse(scale, precision == null ? 5 : 0);
        if (digits > MAXIMUM_PRECISION || fraction > MAXIMUM_SCALE) {
            losses.add("Numbers have " + MAXIMUM_PRECISION + " digits at most, " + MAXIMUM_SCALE
                    + " of them behind the point.");
        }
        int kept = Math.clamp(digits, 1, MAXIMUM_PRECISION);
        return new ColumnType.Decimal(kept, Math.clamp(fraction, 0, Math.min(MAXIMUM_SCALE, kept)));
    }

    private ColumnType other(String name, List<String> losses) {
        boolean known = switch (MysqlType.word(name).toLowerCase(Locale.ROOT)) {
            case "uuid", "inet6", "inet4" -> mariaDb;
            case "enum", "set", "bit" -> name.indexOf('(') > 0 && MysqlNames.isWritable(name);
            default -> false;
        };
        if (known) {
            return new ColumnType.Other(name);
        }
        losses.add("The server has no type " + name + "; the column holds text.");
        return ColumnType.text();
    }

    /** The column type that a field of this type has when nothing else is said. */
    private static ColumnType ownType(FieldType type) {
        return switch (type) {
            case STRING, HASH -> new ColumnType.Varchar(MysqlType.DEFAULT_LENGTH);
            case TEXT, CSV, ALIAS, UNKNOWN -> ColumnType.text();
            case BOOLEAN -> new ColumnType.Bool();
            case INTEGER -> ColumnType.integer();
            case BIG_INTEGER -> ColumnType.bigInteger();
            case FLOAT -> new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null);
            case DECIMAL -> new ColumnType.Decimal(null, null);
            case DATE -> new ColumnType.Date();
            case TIME -> new ColumnType.Time();
            case DATE_TIME -> new ColumnType.DateTime();
            case TIMESTAMP -> new ColumnType.Timestamp();
            case JSON -> new ColumnType.Json(false);
            case UUID -> new ColumnType.Char(36);
            case BINARY -> new ColumnType.Binary();
            case GEOMETRY -> new ColumnType.Geometry("");
            case GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON ->
                new ColumnType.Geometry(type.wireName().substring("geometry.".length()));
        };
    }
}
