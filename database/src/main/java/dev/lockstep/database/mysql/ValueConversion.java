package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.TextSize;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How values of one column type become values of another. A value that would not keep its meaning is refused; no cast of
 * ours cuts or rounds. Points in time are read and written in UTC, the zone of our connections.
 *
 * @param expression the new value, with {@code @} for the old one; empty if it is the old one
 * @param refusal a condition that is true for values that are refused, with {@code @} for the value; empty if none is
 */
record ValueConversion(String expression, String refusal) {

    private static final ValueConversion SAME = new ValueConversion("", "");

    private static final String ALL = "TRUE";
    private static final String NUMBER = "CAST(TRIM(@) AS DECIMAL(65, 30))";
    private static final String NUMBER_TEXT = "TRIM(@) REGEXP '^[+-]?[0-9]{1,35}([.][0-9]{0,30})?$'";
    private static final String UUID_TEXT =
            "@ REGEXP '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$'";
    private static final String TRUE_TEXT = "LOWER(TRIM(@)) IN ('1', 'true', 't')";
    private static final String FALSE_TEXT = "LOWER(TRIM(@)) IN ('0', 'false', 'f')";
    /** To the second, which is all that such columns keep. */
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.]0{1,6})?)?";

    private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    /** The day is in its month. */
    private static final String REAL_DAY = "SUBSTR(TRIM(@), 1, 4) <> '0000' AND DAYOFMONTH(LAST_DAY(CONCAT("
            + "SUBSTR(TRIM(@), 1, 7), '-01'))) >= CAST(SUBSTR(TRIM(@), 9, 2) AS UNSIGNED)";

    /** The forms in which values are stored. */
    private enum Form {
        TEXT,
        BOOLEAN,
        WHOLE,
        FLOATING,
        EXACT,
        DAY,
        LOCAL_MOMENT,
        MOMENT,
        TIME,
        JSON,
        BYTES,
        /** A type that only the server knows, with values that are written as words. */
        WORD,
        /** One whose values are not. */
        OPAQUE
    }

    static ValueConversion of(ColumnType from, ColumnType to) {
        var source = form(from);
        return switch (to) {
            case ColumnType.Varchar _, ColumnType.Char _ -> toText(source);
            case ColumnType.Text(var size) -> bounded(toText(source), from, size);
            case ColumnType.Bool() -> toBoolean(source);
            case ColumnType.Int(var size, var unsigned) -> toWhole(source, size, unsigned);
            case ColumnType.FloatingPoint(var size, var precision, var scale) ->
                toFloating(source, size, precision, scale);
            case ColumnType.Decimal(var precision, var scale) ->
                toExact(source, precision == null ? 10 : precision, scale == null ? 0 : scale);
            case ColumnType.Date() -> toDay(source);
            case ColumnType.DateTime() -> toMoment(source, false);
            case ColumnType.Timestamp() -> toMoment(source, true);
            case ColumnType.Time() ->
                switch (source) {
                    case TIME -> SAME;
                    case TEXT -> new ValueConversion("CAST(TRIM(@) AS TIME)", "TRIM(@) NOT REGEXP '^" + CLOCK + "$'");
                    default -> refused();
                };
            case ColumnType.Json _ -> toJson(source);
            case ColumnType.Uuid() ->
                source == Form.TEXT ? new ValueConversion("", "NOT (" + UUID_TEXT + ")") : refused();
            case ColumnType.Binary() ->
                switch (source) {
                    case BYTES -> SAME;
                    case TEXT ->
                        new ValueConversion("CAST(CONVERT(@ USING utf8mb4) AS BINARY)", longerThan(TextSize.REGULAR));
                    default -> refused();
                };
            case ColumnType.Geometry _ -> to.equals(from) ? SAME : refused();
            case ColumnType.Other(var name) -> to.equals(from) ? SAME : toOpaque(source, name);
        };
    }

    /** By its text, where the server says which texts it takes. */
    private static ValueConversion toOpaque(Form source, String type) {
        if (source != Form.TEXT && source != Form.WORD) {
            return refused();
        }
        return switch (MysqlType.word(type).toLowerCase(Locale.ROOT)) {
            // compared as bytes: a word in another case would become the one of the declaration
            case "enum" ->
                new ValueConversion(
                        "CAST(@ AS CHAR)", "BINARY CAST(@ AS CHAR) NOT IN " + type.substring(type.indexOf('(')));
            case "uuid" -> new ValueConversion("CAST(@ AS CHAR)", "NOT (" + UUID_TEXT + ")");
            case "inet6" -> new ValueConversion("CAST(@ AS CHAR)", "NOT IS_IPV6(@)");
            case "inet4" -> new ValueConversion("CAST(@ AS CHAR)", "NOT IS_IPV4(@)");
            default -> refused();
        };
    }

    /** The new value of what an SQL expression gives; empty if nothing needs to be said. */
    Optional<String> expression(String value) {
        return expression.isEmpty() ? Optional.empty() : Optional.of(expression.replace("@", value));
    }

    /** A condition on an SQL expression that is true for values that are refused; empty if none is. */
    Optional<String> refusal(String value) {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal.replace("@", value));
    }

    /**
     * What a column keeps of the new value, with {@code @} for the old one; null for one that is refused.
     *
     * @param stored what the column keeps of a value, with {@code @} for that
     */
    String orNull(String stored) {
        String value = stored.replace("@", expression.isEmpty() ? "@" : expression);
        return refusal.isEmpty() ? value : "CASE WHEN @ IS NULL OR (" + refusal + ") THEN NULL ELSE " + value + " END";
    }

    /** No value is taken; nothing is left to convert. */
    private static ValueConversion refused() {
        return new ValueConversion("NULL", ALL);
    }

    private static ValueConversion toText(Form source) {
        return switch (source) {
            case TEXT -> SAME;
            case BOOLEAN -> new ValueConversion("IF(@, 'true', 'false')", "@ NOT IN (0, 1)");
            case LOCAL_MOMENT -> new ValueConversion("DATE_FORMAT(@, '%Y-%m-%dT%H:%i:%s')", "MICROSECOND(@) <> 0");
            case MOMENT -> new ValueConversion("DATE_FORMAT(@, '%Y-%m-%dT%H:%i:%s.000Z')", "MICROSECOND(@) <> 0");
            case BYTES, OPAQUE -> refused();
            default -> new ValueConversion("CAST(@ AS CHAR)", "");
        };
    }

    /** Texts of a column that takes longer ones are refused where they are too long. */
    private static ValueConversion bounded(ValueConversion conversion, ColumnType from, TextSize size) {
        boolean longer = from instanceof ColumnType.Json
                || (from instanceof ColumnType.Text(var before) && before.compareTo(size) > 0);
        return longer && size != TextSize.LONG
                ? new ValueConversion(conversion.expression, longerThan(size))
                : conversion;
    }

    private static String longerThan(TextSize size) {
        return "LENGTH(CONVERT(@ USING utf8mb4)) > "
                + switch (size) {
                    case TINY -> 255L;
                    case REGULAR -> 65_535L;
                    case MEDIUM -> 16_777_215L;
                    case LONG -> 4_294_967_295L;
                };
    }

    private static ValueConversion toBoolean(Form source) {
        return switch (source) {
            case BOOLEAN -> SAME;
            case WHOLE, FLOATING, EXACT -> new ValueConversion("(@ <> 0)", "@ NOT IN (0, 1)");
            case TEXT -> new ValueConversion("(" + TRUE_TEXT + ")", "NOT (" + TRUE_TEXT + " OR " + FALSE_TEXT + ")");
            case JSON ->
                new ValueConversion(
                        "(CAST(@ AS CHAR) IN ('1', 'true'))", "CAST(@ AS CHAR) NOT IN ('0', '1', 'true', 'false')");
            default -> refused();
        };
    }

    private static ValueConversion toWhole(Form source, ColumnType.IntSize size, boolean unsigned) {
        int bits = MysqlNumbers.bits(size);
        var least = unsigned ? BigInteger.ZERO : BigInteger.TWO.pow(bits - 1).negate();
        var most = BigInteger.TWO.pow(unsigned ? bits : bits - 1).subtract(BigInteger.ONE);
        String range = " NOT BETWEEN " + least + " AND " + most;
        String text = "NOT (" + NUMBER_TEXT + ") OR " + NUMBER + " <> TRUNCATE(" + NUMBER + ", 0) OR " + NUMBER + range;
        return switch (source) {
            case WHOLE -> new ValueConversion("", "@" + range);
            case BOOLEAN -> SAME;
            case FLOATING ->
                new ValueConversion(
                        "",
                        "@ <> TRUNCATE(@, 0) OR @" + range
                                + " OR @ NOT BETWEEN -9007199254740992 AND 9007199254740992");
            case EXACT -> new ValueConversion("", "@ <> TRUNCATE(@, 0) OR @" + range);
            case TEXT -> new ValueConversion(NUMBER, text);
            case JSON ->
                new ValueConversion(NUMBER.replace("@", "CAST(@ AS CHAR)"), text.replace("@", "CAST(@ AS CHAR)"));
            default -> refused();
        };
    }

    private static ValueConversion toFloating(
            Form source, FloatSize size, @Nullable Integer precision, @Nullable Integer scale) {
        if (precision != null && scale != null) {
            // such a column rounds as an exact one does
            return toExact(source, precision, scale);
        }
        String whole = size == FloatSize.SINGLE ? "16777216" : "9007199254740992";
        int digits = size == FloatSize.SINGLE ? 6 : 15;
        return switch (source) {
            case FLOATING -> size == FloatSize.DOUBLE ? SAME : new ValueConversion("", tooPrecise("@", digits));
            case WHOLE -> new ValueConversion("", "@ NOT BETWEEN -" + whole + " AND " + whole);
            case BOOLEAN -> SAME;
            case EXACT -> new ValueConversion("", tooPrecise("@", digits));
            case TEXT -> new ValueConversion(NUMBER, "NOT (" + NUMBER_TEXT + ") OR " + tooPrecise(NUMBER, digits));
            default -> refused();
        };
    }

    /** More digits than the type keeps; first whether there are more than can be counted, which would be an error. */
    private static String tooPrecise(String number, int digits) {
        return number + " <= -1e35 OR " + number
                + " >= 1e35 OR LENGTH(TRIM(LEADING '0' FROM TRIM(TRAILING '0' FROM REPLACE(REPLACE(CAST(CAST(" + number
                + " AS DECIMAL(65, 30)) AS CHAR), '-', ''), '.', '')))) > " + digits;
    }

    private static ValueConversion toExact(Form source, int precision, int scale) {
        var bound = BigInteger.TEN.pow(precision - scale);
        // not by its absolute value, which the least whole number has none of
        String tooLarge = "ROUND(#, " + scale + ") <> # OR # <= -" + bound + " OR # >= " + bound;
        return switch (source) {
            case EXACT, WHOLE -> new ValueConversion("", tooLarge.replace("#", "@"));
            case BOOLEAN -> SAME;
            // first by itself, since the cast makes of what is too large the largest that there is
            case FLOATING ->
                new ValueConversion(
                        "",
                        "@ <= -" + bound + " OR @ >= " + bound + " OR "
                                + tooLarge.replace("#", "CAST(CAST(@ AS CHAR) AS DECIMAL(65, 30))"));
            case TEXT -> new ValueConversion(NUMBER, "NOT (" + NUMBER_TEXT + ") OR " + tooLarge.replace("#", NUMBER));
            default -> refused();
        };
    }

    private static ValueConversion toDay(Form source) {
        return switch (source) {
            case DAY -> SAME;
            case LOCAL_MOMENT, MOMENT -> new ValueConversion("DATE(@)", "TIME(@) <> '00:00:00'");
            case TEXT -> new ValueConversion("CAST(TRIM(@) AS DATE)", dated("^" + DAY + "$"));
            default -> refused();
        };
    }

    private static ValueConversion toMoment(Form source, boolean zoned) {
        // what a timestamp has no room for
        String range = "@ <= '1970-01-01 00:00:00' OR @ > '2038-01-19 03:14:07'";
        String read = "CAST(REPLACE(REPLACE(TRIM(@), 'T', ' '), 'Z', '') AS DATETIME)";
        return switch (source) {
            case MOMENT -> SAME;
            case LOCAL_MOMENT, DAY -> new ValueConversion("", zoned ? range : "");
            case TEXT ->
                new ValueConversion(
                        read,
                        dated("^" + DAY + "([T ]" + CLOCK + "Z?)?$")
                                + (zoned ? " OR " + range.replace("@", read) : ""));
            default -> refused();
        };
    }

    /** Refuses a text without the pattern, and one whose day does not exist. */
    private static String dated(String pattern) {
        return "TRIM(@) NOT REGEXP '" + pattern + "' OR NOT (" + REAL_DAY + ")";
    }

    private static ValueConversion toJson(Form source) {
        return switch (source) {
            case JSON -> SAME;
            case TEXT -> new ValueConversion("", "NOT JSON_VALID(@)");
            case BYTES, OPAQUE -> refused();
            case BOOLEAN -> new ValueConversion("IF(@, 'true', 'false')", "");
            case WHOLE, FLOATING, EXACT -> new ValueConversion("CAST(@ AS CHAR)", "");
            case MOMENT, LOCAL_MOMENT, DAY, TIME, WORD ->
                new ValueConversion("JSON_QUOTE(" + toText(source).expression + ")", toText(source).refusal);
        };
    }

    private static Form form(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _, ColumnType.Uuid _ -> Form.TEXT;
            case ColumnType.Bool() -> Form.BOOLEAN;
            case ColumnType.Int _ -> Form.WHOLE;
            case ColumnType.FloatingPoint _ -> Form.FLOATING;
            case ColumnType.Decimal _ -> Form.EXACT;
            case ColumnType.Date() -> Form.DAY;
            case ColumnType.DateTime() -> Form.LOCAL_MOMENT;
            case ColumnType.Timestamp() -> Form.MOMENT;
            case ColumnType.Time() -> Form.TIME;
            case ColumnType.Json _ -> Form.JSON;
            case ColumnType.Binary() -> Form.BYTES;
            case ColumnType.Geometry _ -> Form.OPAQUE;
            case ColumnType.Other(var name) ->
                switch (MysqlType.word(name).toLowerCase(Locale.ROOT)) {
                    case "enum", "set", "uuid", "inet4", "inet6" -> Form.WORD;
                    default -> Form.OPAQUE;
                };
        };
    }
}
