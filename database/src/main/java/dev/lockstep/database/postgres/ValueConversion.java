package dev.lockstep.database.postgres;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How values of one column type become values of another. A value that would not keep its meaning is refused; no cast of
 * ours cuts or rounds. Points in time are read and written in UTC.
 *
 * @param expression the new value, with {@code @} for the old one; empty if the server's own conversion on assignment does
 * @param refusal a condition that is true for values that are refused, with {@code @} for the value; empty if none is
 * @param checked what is asked instead where the server can tell by itself; empty if that is the same
 */
record ValueConversion(String expression, String refusal, String checked) {

    private static final ValueConversion SAME = new ValueConversion("", "", "");

    private static final String ALL = "true";
    /** The length is looked at by itself: a bound of the repetitions makes the expression forty times as slow. */
    private static final String NUMBER_TEXT = "(length(@) <= 500 AND trim(@) ~ '^[+-]?[0-9]+(\\.[0-9]*)?$')";

    private static final String UUID_TEXT =
            "@ ~ '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$'";
    private static final String TRUE_TEXT = "lower(trim(@)) IN ('1', 'true', 't')";
    private static final String FALSE_TEXT = "lower(trim(@)) IN ('0', 'false', 'f')";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?";
    private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String ZONE = " ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)";
    /** The day exists: counted from the first of its month, which always does, it is in the same month. */
    private static final String REAL_DAY = "substr(trim(@), 1, 4) <> '0000' AND to_char(make_date("
            + "CAST(substr(trim(@), 1, 4) AS integer), CAST(substr(trim(@), 6, 2) AS integer), 1)"
            + " + CAST(substr(trim(@), 9, 2) AS integer) - 1, 'MM') = substr(trim(@), 6, 2)";

    private ValueConversion(String expression, String refusal) {
        this(expression, refusal, "");
    }

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
        UUID,
        BYTES,
        /** A type that only the server knows. */
        OPAQUE
    }

    static ValueConversion of(ColumnType from, ColumnType to) {
        var source = form(from);
        return switch (to) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _ -> toText(source);
            case ColumnType.Bool() -> toBoolean(source);
            case ColumnType.Int(var size, var _) -> toWhole(source, size);
            case ColumnType.FloatingPoint(var size, var _, var _) -> toFloating(source, size);
            case ColumnType.Decimal(var precision, var scale) -> toExact(source, precision, scale);
            case ColumnType.Date() -> toDay(source);
            case ColumnType.DateTime() -> toMoment(source, false);
            case ColumnType.Timestamp() -> toMoment(source, true);
            case ColumnType.Time() ->
                switch (source) {
                    case TIME -> SAME;
                    case TEXT -> new ValueConversion("CAST(@ AS time)", "@ !~ '^" + CLOCK + "$'");
                    default -> refused("time");
                };
            case ColumnType.Json(var binary) -> toJson(source, binary ? "jsonb" : "json");
            case ColumnType.Uuid() ->
                switch (source) {
                    case UUID -> SAME;
                    case TEXT -> new ValueConversion("CAST(@ AS uuid)", "NOT " + UUID_TEXT);
                    default -> refused("uuid");
                };
            case ColumnType.Binary() ->
                switch (source) {
                    case BYTES -> SAME;
                    case TEXT -> new ValueConversion("convert_to(@, 'UTF8')", "");
                    default -> refused("bytea");
                };
            case ColumnType.Geometry _, ColumnType.Other _ -> toOpaque(PostgresType.text(to));
        };
    }

    /** The new value of what an SQL expression gives; empty if nothing needs to be said. */
    Optional<String> expression(String value) {
        return expression.isEmpty() ? Optional.empty() : Optional.of(expression.replace("@", value));
    }

    /**
     * A condition on an SQL expression that is true for values that are refused; empty if none is.
     *
     * @param checksInput whether the server can tell what could be cast
     */
    Optional<String> refusal(String value, boolean checksInput) {
        String condition = checksInput && !checked.isEmpty() ? checked : refusal;
        return condition.isEmpty() ? Optional.empty() : Optional.of(condition.replace("@", value));
    }

    /**
     * The new value as a column keeps it, with {@code @} for the old one; null for one that is refused.
     *
     * @param type of the column
     */
    String orNull(String type, boolean checksInput) {
        String value = "CAST(" + (expression.isEmpty() ? "@" : expression) + " AS " + type + ")";
        return refusal("@", checksInput)
                .map(refused -> "CASE WHEN @ IS NULL OR (" + refused + ") THEN NULL ELSE " + value + " END")
                .orElse(value);
    }

    /** No value is taken; the cast is for a column without any. */
    private static ValueConversion refused(String type) {
        return new ValueConversion("CAST(CAST(@ AS text) AS " + type + ")", ALL);
    }

    private static ValueConversion toText(Form source) {
        return switch (source) {
            case TEXT -> SAME;
            case LOCAL_MOMENT -> new ValueConversion(clock("@", ""), "");
            case MOMENT ->
                new ValueConversion("to_char(@ AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')", "");
            case BYTES -> refused("text");
            default -> new ValueConversion("CAST(@ AS text)", "");
        };
    }

    private static String clock(String value, String ending) {
        return "to_char(" + value + ", CASE WHEN date_trunc('second', " + value + ") = " + value
                + " THEN 'YYYY-MM-DD\"T\"HH24:MI:SS" + ending + "' ELSE 'YYYY-MM-DD\"T\"HH24:MI:SS.MS" + ending
                + "' END)";
    }

    private static ValueConversion toBoolean(Form source) {
        return switch (source) {
            case BOOLEAN -> SAME;
            case WHOLE, FLOATING, EXACT -> new ValueConversion("(@ <> 0)", "@ NOT IN (0, 1)");
            case TEXT -> new ValueConversion("(" + TRUE_TEXT + ")", "NOT (" + TRUE_TEXT + " OR " + FALSE_TEXT + ")");
            case JSON ->
                new ValueConversion(
                        "(CAST(@ AS text) IN ('1', 'true'))", "CAST(@ AS text) NOT IN ('0', '1', 'true', 'false')");
            default -> refused("boolean");
        };
    }

    private static ValueConversion toWhole(Form source, IntSize size) {
        String type = PostgresType.text(new ColumnType.Int(size, false));
        String range = switch (type) {
            case "smallint" -> " NOT BETWEEN -32768 AND 32767";
            case "integer" -> " NOT BETWEEN -2147483648 AND 2147483647";
            default -> " NOT BETWEEN -9223372036854775808 AND 9223372036854775807";
        };
        return switch (source) {
            case WHOLE -> new ValueConversion("CAST(@ AS " + type + ")", "@" + range);
            case BOOLEAN -> new ValueConversion("CAST(CAST(@ AS integer) AS " + type + ")", "");
            case FLOATING ->
                new ValueConversion(
                        "CAST(@ AS " + type + ")", "@ <> trunc(@) OR @" + range + " OR abs(@) >= 9007199254740992");
            case EXACT -> new ValueConversion("CAST(@ AS " + type + ")", "@ <> trunc(@) OR @" + range);
            case TEXT ->
                new ValueConversion(
                        "CAST(CAST(trim(@) AS numeric) AS " + type + ")",
                        numeric("CAST(trim(@) AS numeric) <> trunc(CAST(trim(@) AS numeric)) OR"
                                + " CAST(trim(@) AS numeric)" + range));
            case JSON ->
                new ValueConversion(
                        "CAST(CAST(CAST(@ AS text) AS numeric) AS " + type + ")",
                        numeric("CAST(trim(@) AS numeric) <> trunc(CAST(trim(@) AS numeric)) OR"
                                        + " CAST(trim(@) AS numeric)" + range)
                                .replace("@", "CAST(@ AS text)"));
            default -> refused(type);
        };
    }

    /** Refuses a text that is no number, and one that is for the reason given. */
    private static String numeric(String reason) {
        return "CASE WHEN " + NUMBER_TEXT + " THEN " + reason + " ELSE true END";
    }

    private static ValueConversion toFloating(Form source, FloatSize size) {
        String type = size == FloatSize.SINGLE ? "real" : "double precision";
        String whole = size == FloatSize.SINGLE ? "16777216" : "9007199254740992";
        String digits = size == FloatSize.SINGLE ? "6" : "15";
        String cast = "CAST(@ AS " + type + ")";
        return switch (source) {
            case FLOATING ->
                size == FloatSize.DOUBLE
                        // by its text: 0.1 is to stay 0.1
                        ? new ValueConversion("CAST(CAST(@ AS text) AS double precision)", "")
                        : new ValueConversion(
                                cast,
                                "CASE WHEN @ = 0 OR CAST(@ AS text) IN ('NaN', 'Infinity', '-Infinity') THEN false"
                                        + " WHEN abs(@) NOT BETWEEN 1e-37 AND 3.4e38 THEN true"
                                        + " ELSE CAST(" + cast + " AS text) <> CAST(@ AS text) END");
            case WHOLE -> new ValueConversion(cast, "abs(CAST(@ AS numeric)) > " + whole);
            case BOOLEAN -> new ValueConversion("CAST(CAST(@ AS integer) AS " + type + ")", "");
            case EXACT -> new ValueConversion(cast, tooPrecise("@", digits));
            case TEXT ->
                new ValueConversion(
                        "CAST(trim(@) AS " + type + ")", numeric(tooPrecise("CAST(trim(@) AS numeric)", digits)));
            default -> refused(type);
        };
    }

    /** More digits than the type keeps, or a number beyond all that it holds. */
    private static String tooPrecise(String number, String digits) {
        return "abs(" + number + ") > 1e37 OR (" + number + " <> 0 AND abs(" + number
                + ") < 1e-37) OR length(trim(LEADING '0' FROM trim(TRAILING '0' FROM" + " translate(CAST(trim_scale("
                + number + ") AS text), '-.', '')))) > " + digits;
    }

    private static ValueConversion toExact(Form source, @Nullable Integer precision, @Nullable Integer scale) {
        String type = PostgresType.text(new ColumnType.Decimal(precision, scale));
        String tooLarge = precision == null
                ? ""
                : "round(#, " + (scale == null ? 0 : scale) + ") <> # OR abs(#) >= 1e"
                        + (precision - (scale == null ? 0 : scale));
        return switch (source) {
            case EXACT, WHOLE -> new ValueConversion("", tooLarge.replace("#", "CAST(@ AS numeric)"));
            case BOOLEAN -> new ValueConversion("CAST(CAST(@ AS integer) AS " + type + ")", "");
            case FLOATING -> {
                // by its text: the cast to numeric keeps fewer digits than the number has
                String number = "CAST(CAST(@ AS text) AS numeric)";
                yield new ValueConversion(
                        number,
                        "CAST(@ AS text) IN ('NaN', 'Infinity', '-Infinity')"
                                + (tooLarge.isEmpty() ? "" : " OR " + tooLarge.replace("#", number)));
            }
            case TEXT ->
                new ValueConversion(
                        "CAST(trim(@) AS numeric)",
                        tooLarge.isEmpty()
                                ? "NOT " + NUMBER_TEXT
                                : numeric(tooLarge.replace("#", "CAST(trim(@) AS numeric)")));
            default -> refused(type);
        };
    }

    private static ValueConversion toDay(Form source) {
        return switch (source) {
            case DAY -> SAME;
            case LOCAL_MOMENT -> new ValueConversion("CAST(@ AS date)", "@ <> date_trunc('day', @)");
            case MOMENT ->
                new ValueConversion(
                        "CAST(@ AT TIME ZONE 'UTC' AS date)",
                        "@ AT TIME ZONE 'UTC' <> date_trunc('day', @ AT TIME ZONE 'UTC')");
            case TEXT -> new ValueConversion("CAST(trim(@) AS date)", dated("^" + DAY + "$"));
            default -> refused("date");
        };
    }

    private static ValueConversion toMoment(Form source, boolean zoned) {
        String type = zoned ? "timestamp with time zone" : "timestamp without time zone";
        return switch (source) {
            case MOMENT -> zoned ? SAME : new ValueConversion("@ AT TIME ZONE 'UTC'", "");
            case LOCAL_MOMENT -> zoned ? new ValueConversion("@ AT TIME ZONE 'UTC'", "") : SAME;
            case DAY -> new ValueConversion("CAST(@ AS timestamp)" + (zoned ? " AT TIME ZONE 'UTC'" : ""), "");
            case TEXT ->
                new ValueConversion(
                        "CAST(trim(@) AS timestamp with time zone)" + (zoned ? "" : " AT TIME ZONE 'UTC'"),
                        dated("^" + DAY + "([T ]" + CLOCK + "(" + ZONE + ")?)?$"));
            default -> refused(type);
        };
    }

    /** Refuses a text without the pattern, and one whose day does not exist. */
    private static String dated(String pattern) {
        return "CASE WHEN trim(@) ~ '" + pattern + "' THEN NOT (" + REAL_DAY + ") ELSE true END";
    }

    private static ValueConversion toJson(Form source, String type) {
        return switch (source) {
            case JSON -> new ValueConversion("CAST(@ AS " + type + ")", "");
            case TEXT ->
                new ValueConversion("CAST(@ AS " + type + ")", ALL, "NOT pg_input_is_valid(@, '" + type + "')");
            case BYTES, OPAQUE -> refused(type);
            case MOMENT, LOCAL_MOMENT ->
                new ValueConversion("CAST(to_json(" + toText(source).expression + ") AS " + type + ")", "");
            default -> new ValueConversion("CAST(to_json(@) AS " + type + ")", "");
        };
    }

    private static ValueConversion toOpaque(String type) {
        return new ValueConversion(
                "CAST(CAST(@ AS text) AS " + type + ")",
                ALL,
                "NOT pg_input_is_valid(CAST(@ AS text), " + PostgresNames.literal(type) + ")");
    }

    private static Form form(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _ -> Form.TEXT;
            case ColumnType.Bool() -> Form.BOOLEAN;
            case ColumnType.Int _ -> Form.WHOLE;
            case ColumnType.FloatingPoint _ -> Form.FLOATING;
            case ColumnType.Decimal _ -> Form.EXACT;
            case ColumnType.Date() -> Form.DAY;
            case ColumnType.DateTime() -> Form.LOCAL_MOMENT;
            case ColumnType.Timestamp() -> Form.MOMENT;
            case ColumnType.Time() -> Form.TIME;
            case ColumnType.Json _ -> Form.JSON;
            case ColumnType.Uuid() -> Form.UUID;
            case ColumnType.Binary() -> Form.BYTES;
            case ColumnType.Geometry _, ColumnType.Other _ -> Form.OPAQUE;
        };
    }
}
