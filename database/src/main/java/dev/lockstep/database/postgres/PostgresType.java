package dev.lockstep.database.postgres;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types as {@code format_type} prints them, which is how the catalog is read and how columns are declared. */
final class PostgresType {

    /** The length that Directus gives to a text without one. */
    static final int DEFAULT_LENGTH = 255;

    private static final int MAXIMUM_LENGTH = 10_485_760;
    private static final int MAXIMUM_PRECISION = 1000;

    private static final Pattern MODIFIER = Pattern.compile("\\((-?\\d+)(?:,(-?\\d+))?\\)");
    private static final Pattern SHAPE = Pattern.compile("geometry(?:\\((\\w+)(?:,-?\\d+)?\\))?");

    private PostgresType() {}

    /** The type without length, precision and scale: the word by which Directus calls it. */
    static String word(String formatted) {
        if (formatted.startsWith("\"")) {
            return formatted;
        }
        int open = formatted.indexOf('(');
        int close = formatted.indexOf(')');
        return open < 0 || close < open ? formatted : formatted.substring(0, open) + formatted.substring(close + 1);
    }

    /** The type in shared terms. */
    static ColumnType read(String formatted) {
        var shape = SHAPE.matcher(formatted);
        if (shape.matches()) {
            return new ColumnType.Geometry(kind(shape.group(1)));
        }
        return switch (word(formatted)) {
            case "character varying" -> new ColumnType.Varchar(modifier(formatted, 1));
            case "character", "bpchar" -> new ColumnType.Char(modifier(formatted, 1));
            case "text" -> ColumnType.text();
            case "boolean" -> new ColumnType.Bool();
            case "smallint" -> new ColumnType.Int(IntSize.SMALL, false);
            case "integer" -> ColumnType.integer();
            case "bigint" -> ColumnType.bigInteger();
            case "real" -> new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null);
            case "double precision" -> new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null);
            case "numeric" -> new ColumnType.Decimal(modifier(formatted, 1), modifier(formatted, 2));
            case "date" -> new ColumnType.Date();
            case "time without time zone" -> new ColumnType.Time();
            case "timestamp without time zone" -> new ColumnType.DateTime();
            case "timestamp with time zone" -> new ColumnType.Timestamp();
            case "json" -> new ColumnType.Json(false);
            case "jsonb" -> new ColumnType.Json(true);
            case "uuid" -> new ColumnType.Uuid();
            case "bytea" -> new ColumnType.Binary();
            default -> new ColumnType.Other(formatted);
        };
    }

    /** The text that declares a type; the type is one that {@link PostgresRules#hold} gives. */
    static String text(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> "character varying" + brackets(length);
            case ColumnType.Char(var length) -> length == null ? "bpchar" : "character" + brackets(length);
            case ColumnType.Text _ -> "text";
            case ColumnType.Bool() -> "boolean";
            case ColumnType.Int(var size, var _) ->
                switch (size) {
                    case TINY, SMALL -> "smallint";
                    case MEDIUM, REGULAR -> "integer";
                    case BIG -> "bigint";
                };
            case ColumnType.FloatingPoint(var size, var _, var _) ->
                size == FloatSize.SINGLE ? "real" : "double precision";
            case ColumnType.Decimal(var precision, var scale) ->
                precision == null ? "numeric" : "numeric(" + precision + "," + (scale == null ? 0 : scale) + ")";
            case ColumnType.Date() -> "date";
            case ColumnType.Time() -> "time without time zone";
            case ColumnType.DateTime() -> "timestamp without time zone";
            case ColumnType.Timestamp() -> "timestamp with time zone";
            case ColumnType.Json(var binary) -> binary ? "jsonb" : "json";
            case ColumnType.Uuid() -> "uuid";
            case ColumnType.Binary() -> "bytea";
            case ColumnType.Geometry(var kind) -> "geometry(" + (kind.isEmpty() ? "Geometry" : kind) + ",4326)";
            case ColumnType.Other(var name) -> name;
        };
    }

    /** The length that a text can be declared with. */
    static @Nullable Integer length(@Nullable Integer wanted) {
        return wanted == null ? null : Math.clamp(wanted, 1, MAXIMUM_LENGTH);
    }

    /** The number of digits that a number can be declared with. */
    static int precision(int wanted) {
        return Math.clamp(wanted, 1, MAXIMUM_PRECISION);
    }

    private static String brackets(@Nullable Integer length) {
        return length == null ? "" : "(" + length + ")";
    }

    private static @Nullable Integer modifier(String formatted, int group) {
        Matcher matcher = MODIFIER.matcher(formatted);
        return matcher.find() && matcher.group(group) != null ? Integer.valueOf(matcher.group(group)) : null;
    }

    private static String kind(@Nullable String printed) {
        return switch (printed == null ? "" : printed.toLowerCase(Locale.ROOT)) {
            case "point" -> "Point";
            case "linestring" -> "LineString";
            case "polygon" -> "Polygon";
            case "multipoint" -> "MultiPoint";
            case "multilinestring" -> "MultiLineString";
            case "multipolygon" -> "MultiPolygon";
            default -> "";
        };
    }
}
