package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.TextSize;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Types as {@code COLUMN_TYPE} tells them, without the width that whole numbers are shown with, which MariaDB still tells
 * and MySQL does no more; {@code tinyint(1)} keeps it, since that is a truth value. What MariaDB makes of {@code json}, a
 * long text that is checked, is {@code json} here.
 */
final class MysqlType {

    /** The length that Directus gives to a text without one. */
    static final int DEFAULT_LENGTH = 255;
    /** The longest {@code varchar} of four-byte characters that a row has room for. */
    static final int MAXIMUM_LENGTH = 16_383;
    /** The longest {@code char}. */
    static final int MAXIMUM_CHAR = 255;
    /** Characters of four bytes that a key of InnoDB has room for. */
    static final int MAXIMUM_KEY = 768;

    private static final Pattern WIDTH =
            Pattern.compile("((?:tiny|small|medium|big)?int|year)\\(\\d+\\)( unsigned)?( zerofill)?");
    private static final Pattern MODIFIER = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");

    private MysqlType() {}

    /** The type in the spelling that this class reads. */
    static String normal(String columnType) {
        var lower = columnType.toLowerCase(Locale.ROOT);
        if (lower.equals("tinyint(1)") || lower.endsWith(" zerofill")) {
            return lower;
        }
        var match = WIDTH.matcher(lower);
        return match.matches()
                ? match.group(1) + (match.group(2) == null ? "" : match.group(2))
                : lower.startsWith("enum(") || lower.startsWith("set(") ? columnType : lower;
    }

    /** The type without length, precision and scale: the word by which Directus calls it. */
    static String word(String type) {
        int open = type.indexOf('(');
        int close = type.lastIndexOf(')');
        return open < 0 || close < open ? type : type.substring(0, open) + type.substring(close + 1);
    }

    /** The type in shared terms. */
    static ColumnType read(String type) {
        if (type.equals("tinyint(1)")) {
            return new ColumnType.Bool();
        }
        var word = word(type);
        boolean unsigned = word.contains(" unsigned");
        return switch (word.replace(" unsigned", "").replace(" zerofill", "")) {
            case "varchar" -> new ColumnType.Varchar(modifier(type, 1));
            case "char" -> new ColumnType.Char(modifier(type, 1));
            case "tinytext" -> new ColumnType.Text(TextSize.TINY);
            case "text" -> ColumnType.text();
            case "mediumtext" -> new ColumnType.Text(TextSize.MEDIUM);
            case "longtext" -> new ColumnType.Text(TextSize.LONG);
            case "bit" -> type.equals("bit(1)") ? new ColumnType.Bool() : new ColumnType.Other(type);
            case "tinyint" -> new ColumnType.Int(IntSize.TINY, unsigned);
            case "smallint", "year" -> new ColumnType.Int(IntSize.SMALL, unsigned);
            case "mediumint" -> new ColumnType.Int(IntSize.MEDIUM, unsigned);
            case "int" -> new ColumnType.Int(IntSize.REGULAR, unsigned);
            case "bigint" -> new ColumnType.Int(IntSize.BIG, unsigned);
            case "float" -> new ColumnType.FloatingPoint(FloatSize.SINGLE, modifier(type, 1), modifier(type, 2));
            case "double" -> new ColumnType.FloatingPoint(FloatSize.DOUBLE, modifier(type, 1), modifier(type, 2));
            case "decimal" -> new ColumnType.Decimal(modifier(type, 1), modifier(type, 2));
            case "date" -> new ColumnType.Date();
            case "time" -> new ColumnType.Time();
            case "datetime" -> new ColumnType.DateTime();
            case "timestamp" -> new ColumnType.Timestamp();
            case "json" -> new ColumnType.Json(false);
            case "blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary" -> new ColumnType.Binary();
            case "geometry" -> new ColumnType.Geometry("");
            case "point" -> new ColumnType.Geometry("Point");
            case "linestring" -> new ColumnType.Geometry("LineString");
            case "polygon" -> new ColumnType.Geometry("Polygon");
            case "multipoint" -> new ColumnType.Geometry("MultiPoint");
            case "multilinestring" -> new ColumnType.Geometry("MultiLineString");
            case "multipolygon" -> new ColumnType.Geometry("MultiPolygon");
            default -> new ColumnType.Other(type);
        };
    }

    /** The text that declares a type; the type is one that {@link MysqlRules#hold} gives. */
    static String text(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> "varchar(" + (length == null ? DEFAULT_LENGTH : length) + ")";
            case ColumnType.Char(var length) -> "char(" + (length == null ? 1 : length) + ")";
            case ColumnType.Text(var size) ->
                switch (size) {
                    case TINY -> "tinytext";
                    case REGULAR -> "text";
                    case MEDIUM -> "mediumtext";
                    case LONG -> "longtext";
                };
            case ColumnType.Bool() -> "tinyint(1)";
            case ColumnType.Int(var size, var unsigned) ->
                switch (size) {
                            case TINY -> "tinyint";
                            case SMALL -> "smallint";
                            case MEDIUM -> "mediumint";
                            case REGULAR -> "int";
                            case BIG -> "bigint";
                        }
                        + (unsigned ? " unsigned" : "");
            case ColumnType.FloatingPoint(var size, var precision, var scale) ->
                (size == FloatSize.SINGLE ? "float" : "double")
                        + (precision == null || scale == null ? "" : "(" + precision + "," + scale + ")");
            case ColumnType.Decimal(var precision, var scale) ->
                "decimal(" + (precision == null ? 10 : precision) + "," + (scale == null ? 0 : scale) + ")";
            case ColumnType.Date() -> "date";
            case ColumnType.Time() -> "time";
            case ColumnType.DateTime() -> "datetime";
            case ColumnType.Timestamp() -> "timestamp";
            case ColumnType.Json _ -> "json";
            case ColumnType.Uuid() -> "char(36)";
            case ColumnType.Binary() -> "blob";
            case ColumnType.Geometry(var kind) -> kind.isEmpty() ? "geometry" : kind.toLowerCase(Locale.ROOT);
            case ColumnType.Other(var name) -> name;
        };
    }

    /** Whether a column of that type is kept beside its row, so that a default of it is an expression to MySQL. */
    static boolean isLarge(ColumnType type) {
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _ -> true;
            default -> false;
        };
    }

    private static @Nullable Integer modifier(String type, int group) {
        var matcher = MODIFIER.matcher(type);
        return matcher.find() && matcher.group(group) != null ? Integer.valueOf(matcher.group(group)) : null;
    }
}
