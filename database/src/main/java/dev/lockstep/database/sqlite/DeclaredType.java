package dev.lockstep.database.sqlite;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.TextSize;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The declared type of a column: any text, which SQLite hardly looks at. Read as Directus 12.4 reads it, measured with
 * every word below.
 *
 * @param word its letters in lower case, by which Directus calls it
 * @param length the number that stands alone in the brackets, if one does
 * @param precision the first of two numbers in the brackets
 * @param scale the second of two numbers in the brackets
 */
record DeclaredType(
        String text,
        String word,
        @Nullable Integer length,
        @Nullable Integer precision,
        @Nullable Integer scale) {

    private static final Pattern ONE = Pattern.compile("\\(\\s*([0-9]{1,9})\\s*\\)");
    private static final Pattern TWO = Pattern.compile("\\(\\s*([0-9]{1,9})\\s*,\\s*([0-9]{1,9})\\s*\\)");

    static DeclaredType of(String text) {
        var word = new StringBuilder();
        var lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char character = lower.charAt(i);
            if (character >= 'a' && character <= 'z') {
                word.append(character);
            }
        }
        if (text.indexOf('(') < 0) {
            return new DeclaredType(text, word.toString(), null, null, null);
        }
        var one = ONE.matcher(text);
        var two = TWO.matcher(text);
        boolean pair = two.find();
        return new DeclaredType(
                text,
                word.toString(),
                one.find() ? Integer.valueOf(one.group(1)) : null,
                pair ? Integer.valueOf(two.group(1)) : null,
                pair ? Integer.valueOf(two.group(2)) : null);
    }

    /** The type in shared terms. */
    ColumnType type() {
        return switch (word) {
            case "integer", "int", "year", "serial", "numeric", "number", "mediumint", "smallint", "tinyint" ->
                ColumnType.integer();
            case "bigint", "bigserial" -> ColumnType.bigInteger();
            // both have eight bytes here; the word tells other products what to make of it
            case "float", "real", "money", "smallmoney" -> new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null);
            case "double" -> new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null);
            case "decimal" ->
                length == null ? new ColumnType.Decimal(precision, scale) : new ColumnType.Decimal(length, 0);
            // without brackets these two are unbounded
            case "varchar", "nvarchar" -> text.indexOf('(') < 0 ? ColumnType.text() : new ColumnType.Varchar(length);
            case "longvarchar", "interval" -> new ColumnType.Varchar(length);
            case "char", "character", "bpchar" -> new ColumnType.Char(length);
            case "text", "clob", "citext", "ntext", "nchar", "string" -> ColumnType.text();
            case "tinytext" -> new ColumnType.Text(TextSize.TINY);
            case "mediumtext" -> new ColumnType.Text(TextSize.MEDIUM);
            case "longtext" -> new ColumnType.Text(TextSize.LONG);
            case "boolean", "bool", "bit" -> new ColumnType.Bool();
            case "date" -> new ColumnType.Date();
            case "time", "timetz" -> new ColumnType.Time();
            case "datetime", "smalldatetime" -> new ColumnType.DateTime();
            case "timestamp", "timestamptz", "datetimeoffset" -> new ColumnType.Timestamp();
            case "json" -> new ColumnType.Json(false);
            case "jsonb" -> new ColumnType.Json(true);
            case "uuid" -> new ColumnType.Uuid();
            case "blob", "binary", "varbinary", "image", "mediumblob" -> new ColumnType.Binary();
            case "geometry" -> new ColumnType.Geometry("");
            case "point" -> new ColumnType.Geometry("Point");
            case "linestring" -> new ColumnType.Geometry("LineString");
            case "polygon" -> new ColumnType.Geometry("Polygon");
            case "multipoint" -> new ColumnType.Geometry("MultiPoint");
            case "multilinestring" -> new ColumnType.Geometry("MultiLineString");
            case "multipolygon" -> new ColumnType.Geometry("MultiPolygon");
            default -> new ColumnType.Other(text);
        };
    }

    /** The text that declares a type as Lockstep makes it; the type is one that {@link SqliteRules#hold} gives. */
    static String text(ColumnType type, boolean uuidFlag) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> "varchar(" + (length == null ? DEFAULT_LENGTH : length) + ")";
            case ColumnType.Char(var length) -> "char(" + (length == null ? DEFAULT_LENGTH : length) + ")";
            case ColumnType.Text _ -> "text";
            case ColumnType.Bool() -> "boolean";
            case ColumnType.Int(var size, var _) -> size == ColumnType.IntSize.BIG ? "bigint" : "integer";
            case ColumnType.FloatingPoint(var size, var _, var _) -> size == FloatSize.SINGLE ? "float" : "double";
            case ColumnType.Decimal(var precision, var scale) ->
                precision == null ? "decimal" : "decimal(" + precision + "," + (scale == null ? 0 : scale) + ")";
            case ColumnType.Date() -> "date";
            case ColumnType.Time() -> "time";
            case ColumnType.DateTime() -> "datetime";
            case ColumnType.Timestamp() -> "timestamp";
            case ColumnType.Json _ -> "json";
            case ColumnType.Uuid() -> uuidFlag ? "char(36)" : "uuid";
            case ColumnType.Binary() -> "blob";
            case ColumnType.Geometry(var kind) -> kind.isEmpty() ? "geometry" : kind.toLowerCase(Locale.ROOT);
            case ColumnType.Other(var name) -> name;
        };
    }

    /** The length that Directus gives to a text without one. */
    static final int DEFAULT_LENGTH = 255;
}
