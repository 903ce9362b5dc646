package dev.lockstep.database.mysql;

import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.RoundTrip;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.schema.Column;
import java.util.Locale;
import java.util.regex.Pattern;

/** What becomes of values that are converted and converted back, stored in columns of both types. */
final class RoundTrips {

    private static final Pattern FRACTION = Pattern.compile("\\((\\d)\\)");

    private RoundTrips() {}

    /** @param declared the type of the column that the values are from */
    static RoundTrip of(Conversion conversion, String declared) {
        return new RoundTrip(
                ValueConversion.of(conversion.from(), conversion.to())
                        .orNull(stored(conversion.to(), MysqlType.text(conversion.to()))),
                ValueConversion.of(conversion.to(), conversion.from()).orNull(stored(conversion.from(), declared)));
    }

    /**
     * The way back alone.
     *
     * @param conversion the one that is undone; from a type to itself if there was none
     */
    static RoundTrip ofMended(Conversion conversion, String declared) {
        return RoundTrip.ofMended(
                MysqlNames::quote,
                conversion.from().equals(conversion.to())
                        ? "@"
                        : ValueConversion.of(conversion.to(), conversion.from())
                                .orNull(stored(conversion.from(), declared)));
    }

    /**
     * What becomes of a value, with {@code @} for it, to be compared as the column that it is for will. A text that was one
     * before brings its collation along. Another takes that of the connection where the column has the one of its table: what
     * differs in nothing else then is no value of the types that texts are made of, but JSON.
     */
    static String compared(Conversion conversion, Column is) {
        var there = ValueConversion.of(conversion.from(), conversion.to());
        if (isText(conversion.from()) && isText(conversion.to())) {
            return there.orNull("TRIM(TRAILING ' ' FROM @)");
        }
        var value = there.orNull(stored(conversion.to(), is.type()));
        return isText(conversion.to()) && is.collation() != null
                ? "CONVERT(" + value + " USING " + TableSql.characterSet(is.collation()) + ") COLLATE " + is.collation()
                : value;
    }

    private static boolean isText(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _, ColumnType.Uuid _ -> true;
            default -> false;
        };
    }

    /** Whether two values of a type are exactly the same; null is the same as null. */
    static String same(ColumnType type, String first, String second) {
        return switch (type) {
            case ColumnType.Bool _, ColumnType.Int _ -> "(" + first + " + 0) <=> (" + second + " + 0)";
            case ColumnType.FloatingPoint _ -> "(" + first + " + 0e0) <=> (" + second + " + 0e0)";
            case ColumnType.Binary _, ColumnType.Geometry _ -> "HEX(" + first + ") <=> HEX(" + second + ")";
            default -> "BINARY CAST(" + first + " AS CHAR) <=> BINARY CAST(" + second + " AS CHAR)";
        };
    }

    /** What a column keeps of a value that is written to it, with {@code @} for the value. */
    private static String stored(ColumnType type, String declared) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Text _, ColumnType.Json _ -> "CAST(@ AS CHAR)";
            case ColumnType.Char _, ColumnType.Uuid _ -> "TRIM(TRAILING ' ' FROM CAST(@ AS CHAR))";
            case ColumnType.Bool _ -> "CAST(@ AS SIGNED)";
            case ColumnType.Int(var _, var unsigned) -> unsigned ? "CAST(@ AS UNSIGNED)" : "CAST(@ AS SIGNED)";
            case ColumnType.Decimal(var precision, var scale) ->
                "CAST(@ AS DECIMAL(" + (precision == null ? 10 : precision) + ", " + (scale == null ? 0 : scale) + "))";
            case ColumnType.FloatingPoint(var _, var precision, var scale)
            when precision != null && scale != null -> "(CAST(@ AS DECIMAL(" + precision + ", " + scale + ")) + 0e0)";
            case ColumnType.FloatingPoint(var size, var _, var _) ->
                size == FloatSize.SINGLE ? "CAST(@ AS FLOAT)" : "(@ + 0e0)";
            case ColumnType.Date _ -> "CAST(@ AS DATE)";
            case ColumnType.Time _ -> "CAST(@ AS TIME" + fraction(declared) + ")";
            case ColumnType.DateTime _, ColumnType.Timestamp _ -> "CAST(@ AS DATETIME" + fraction(declared) + ")";
            case ColumnType.Binary _ -> "CAST(@ AS BINARY)";
            case ColumnType.Geometry _ -> "@";
            case ColumnType.Other(var name) ->
                switch (MysqlType.word(name).toLowerCase(Locale.ROOT)) {
                    case "uuid" -> "LOWER(CAST(@ AS CHAR))";
                    case "inet6" -> "INET6_NTOA(INET6_ATON(CAST(@ AS CHAR)))";
                    default -> "CAST(@ AS CHAR)";
                };
        };
    }

    private static String fraction(String declared) {
        var digits = FRACTION.matcher(declared);
        return digits.find() ? digits.group() : "";
    }
}
