package dev.lockstep.database.sqlite;

import dev.lockstep.model.ColumnType;
import java.util.Optional;

/**
 * How values of one column type become values of another, in the form in which Directus stores them on SQLite: points in
 * time and days as milliseconds since 1970 or as text, truth as 0 and 1, JSON as text, numbers as numbers.
 *
 * <p>A value that would not keep its meaning is refused: the conversion of it fails, and with it the whole change.
 *
 * @param expression the new value, with {@code @} for the old one
 * @param refusal a condition that is true for values that are refused, with {@code @} for the value; empty if none is
 */
record ValueConversion(String expression, String refusal) {

    private static final ValueConversion SAME = new ValueConversion("@", "");

    /** Whatever is there, in no form that could be turned into this. */
    private static final String ALL = "1";

    private static final String MILLISECONDS_A_DAY = "86400000";

    /** A well-formed number: the other side of the comparison makes SQLite try to read the text as one. */
    private static final String NO_NUMBER = "(@ = CAST(@ AS NUMERIC)) IS NOT 1";

    private static final String SIGNLESS = "ltrim(trim(@), '+-')";
    private static final String NO_WHOLE_TEXT = "typeof(@) = 'text' AND (" + NO_NUMBER + " OR " + SIGNLESS
            + " GLOB '*[^0-9]*' OR length(ltrim(" + SIGNLESS + ", '0')) > 18)";
    private static final String NO_WHOLE_NUMBER =
            "typeof(@) = 'real' AND (@ <> CAST(@ AS INTEGER) OR abs(@) >= 9007199254740992)";

    /** More digits than a double keeps; an exponent stands only in what a double wrote. */
    private static final String TOO_MANY_DIGITS = "typeof(@) = 'text' AND @ NOT LIKE '%e%' AND"
            + " length(ltrim(replace(trim(@, '+- '), '.', ''), '0')) > 15";

    /** A whole number that a double cannot hold. */
    private static final String TOO_PRECISE = "typeof(@) = 'integer' AND CAST(CAST(@ AS REAL) AS INTEGER) <> @";

    private static final String TRUE_TEXT = "lower(trim(@)) IN ('1', 'true', 't')";
    private static final String FALSE_TEXT = "lower(trim(@)) IN ('0', 'false', 'f')";

    /** The shortest text that is read as the same number. */
    private static final String NUMBER_TEXT = "CASE WHEN typeof(@) <> 'real' THEN CAST(@ AS TEXT)"
            + " WHEN @ = CAST(@ AS INTEGER) AND abs(@) < 9007199254740992 THEN CAST(CAST(@ AS INTEGER) AS TEXT)"
            + " WHEN CAST(printf('%!.15g', @) AS REAL) = @ THEN printf('%!.15g', @)"
            + " WHEN CAST(printf('%!.16g', @) AS REAL) = @ THEN printf('%!.16g', @)"
            + " ELSE printf('%!.17g', @) END";

    private static final String DAY_TEXT = "strftime('%Y-%m-%d', @ / 1000.0, 'unixepoch')";
    private static final String SECONDS_TEXT = "strftime('%Y-%m-%dT%H:%M:%S', @ / 1000.0, 'unixepoch')";
    private static final String FRACTION_TEXT = "strftime('%Y-%m-%dT%H:%M:%f', @ / 1000.0, 'unixepoch')";

    /** Not a day, or a day and a time; SQLite itself takes numbers and the 31st of any month too. */
    private static final String NO_MOMENT_TEXT = "typeof(@) <> 'text' OR trim(@) NOT GLOB"
            + " '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' OR unixepoch(trim(@)) IS NULL"
            + " OR date(substr(trim(@), 1, 10)) IS NOT substr(trim(@), 1, 10)";

    private static final String MOMENT_OF_TEXT = "CAST(round(unixepoch(trim(@), 'subsec') * 1000) AS INTEGER)";
    private static final String HAS_TIME = "CASE typeof(@) WHEN 'integer' THEN @ % " + MILLISECONDS_A_DAY
            + " <> 0 WHEN 'text' THEN @ <> '' AND time(@) IS NOT '00:00:00' ELSE 1 END";

    private static final String NO_TIME_TEXT = "typeof(@) <> 'text' OR (@ NOT GLOB '[0-2][0-9]:[0-5][0-9]'"
            + " AND @ NOT GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'"
            + " AND @ NOT GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9]*')";
    private static final String NO_UUID_TEXT = "typeof(@) <> 'text' OR length(@) <> 36 OR @ NOT GLOB"
            + " '????????-????-????-????-????????????' OR replace(@, '-', '') GLOB '*[^0-9A-Fa-f]*'"
            + " OR length(replace(@, '-', '')) <> 32";
    /** A text like 007, which SQLite would make a number of, and another text of that. */
    private static final String LOSES_SPELLING =
            "typeof(@) = 'text' AND (@ = CAST(@ AS NUMERIC)) IS 1 AND CAST(CAST(@ AS NUMERIC) AS TEXT) <> @";

    private static final String NO_JSON_TEXT = "typeof(@) = 'blob' OR (typeof(@) = 'text' AND (NOT json_valid(@)"
            + " OR (json_type(@) IN ('integer', 'real') AND length(@) > 15)))";

    /** The forms in which values are stored. */
    private enum Form {
        TEXT,
        BOOLEAN,
        WHOLE,
        BINARY_FRACTION,
        EXACT_FRACTION,
        DAY,
        LOCAL_MOMENT,
        MOMENT,
        TIME,
        JSON,
        UUID,
        /** A type that we know nothing of; SQLite turns texts that look like numbers into numbers there. */
        OPAQUE,
        /** Bytes, or whatever was put there: SQLite leaves it as it is. */
        BYTES
    }

    static ValueConversion of(ColumnType from, ColumnType to) {
        var source = form(from);
        return switch (form(to)) {
            case TEXT -> toText(source);
            case BOOLEAN -> toBoolean(source);
            case WHOLE -> toWhole(source);
            case BINARY_FRACTION -> toNumber(source, TOO_PRECISE);
            case EXACT_FRACTION -> toNumber(source, "");
            case DAY -> toDay(source);
            case LOCAL_MOMENT, MOMENT -> toMoment(source);
            case TIME ->
                switch (source) {
                    case TIME -> SAME;
                    case TEXT, OPAQUE, BYTES -> new ValueConversion("@", NO_TIME_TEXT);
                    default -> new ValueConversion("@", ALL);
                };
            case JSON -> toJson(source);
            case UUID ->
                switch (source) {
                    case UUID -> SAME;
                    case TEXT, OPAQUE, BYTES -> new ValueConversion("@", NO_UUID_TEXT);
                    default -> new ValueConversion("@", ALL);
                };
            case OPAQUE ->
                switch (source) {
                    case TEXT, TIME, UUID, JSON, OPAQUE, BYTES -> new ValueConversion("@", LOSES_SPELLING);
                    default -> SAME;
                };
            case BYTES -> SAME;
        };
    }

    /** Whether values stay as they are. */
    boolean isSame() {
        return equals(SAME);
    }

    /** The new value of what an SQL expression gives; computing it fails for a value that is refused. */
    String apply(String value) {
        if (isSame()) {
            return value;
        }
        // there is no way to raise an error in a query but a function that fails; that its argument depends on the
        // value keeps SQLite from computing it beforehand
        String convert = refusal.isEmpty()
                ? expression
                : "CASE WHEN @ IS NULL THEN NULL WHEN " + refusal + " THEN json('!' || @) ELSE " + expression + " END";
        return "(" + convert.replace("@", value) + ")";
    }

    /** The new value with {@code @} for the old one; null for one that is refused. */
    String orNull() {
        return refusal.isEmpty()
                ? expression
                : "CASE WHEN @ IS NULL OR (" + refusal + ") THEN NULL ELSE " + expression + " END";
    }

    /** A condition on an SQL expression that is true for values that are refused; empty if none is. */
    Optional<String> refusal(String value) {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal.replace("@", value));
    }

    private static ValueConversion toText(Form source) {
        return switch (source) {
            case TEXT -> SAME;
            case TIME, UUID, JSON, OPAQUE, BYTES ->
                new ValueConversion("CASE typeof(@) WHEN 'real' THEN " + NUMBER_TEXT + " ELSE @ END", "");
            case BOOLEAN ->
                new ValueConversion("CASE @ WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(@ AS TEXT) END", "");
            case WHOLE, BINARY_FRACTION, EXACT_FRACTION -> new ValueConversion(NUMBER_TEXT, "");
            case DAY -> moment(DAY_TEXT, HAS_TIME + " OR (typeof(@) = 'integer' AND " + DAY_TEXT + " IS NULL)");
            case LOCAL_MOMENT ->
                moment(
                        "CASE @ % 1000 WHEN 0 THEN " + SECONDS_TEXT + " ELSE " + FRACTION_TEXT + " END",
                        "typeof(@) = 'integer' AND " + DAY_TEXT + " IS NULL");
            case MOMENT -> moment(FRACTION_TEXT + " || 'Z'", "typeof(@) = 'integer' AND " + DAY_TEXT + " IS NULL");
        };
    }

    private static ValueConversion moment(String text, String refusal) {
        return new ValueConversion("CASE typeof(@) WHEN 'integer' THEN " + text + " ELSE @ END", refusal);
    }

    private static ValueConversion toBoolean(Form source) {
        return switch (source) {
            case BOOLEAN -> SAME;
            case WHOLE, BINARY_FRACTION, EXACT_FRACTION -> new ValueConversion("@", "@ NOT IN (0, 1)");
            case TEXT, OPAQUE, BYTES ->
                new ValueConversion(
                        "CASE WHEN " + TRUE_TEXT + " THEN 1 ELSE 0 END",
                        "NOT (" + TRUE_TEXT + " OR " + FALSE_TEXT + ")");
            case JSON ->
                new ValueConversion("CASE WHEN @ IN (1, 'true') THEN 1 ELSE 0 END", "@ NOT IN (0, 1, 'true', 'false')");
            case DAY, LOCAL_MOMENT, MOMENT, TIME, UUID -> new ValueConversion("@", ALL);
        };
    }

    private static ValueConversion toWhole(Form source) {
        return switch (source) {
            case WHOLE, BOOLEAN -> SAME;
            case BINARY_FRACTION, EXACT_FRACTION -> new ValueConversion("@", NO_WHOLE_NUMBER);
            case TEXT, JSON, OPAQUE, BYTES ->
                new ValueConversion(
                        "CAST(@ AS INTEGER)",
                        "typeof(@) = 'blob' OR (" + NO_WHOLE_TEXT + ") OR (" + NO_WHOLE_NUMBER + ")");
            case DAY, LOCAL_MOMENT, MOMENT, TIME, UUID -> new ValueConversion("@", ALL);
        };
    }

    private static ValueConversion toNumber(Form source, String tooPrecise) {
        return switch (source) {
            case BOOLEAN, BINARY_FRACTION -> SAME;
            case WHOLE, EXACT_FRACTION -> tooPrecise.isEmpty() ? SAME : new ValueConversion("@", tooPrecise);
            case TEXT, JSON, OPAQUE, BYTES ->
                new ValueConversion(
                        "CAST(@ AS NUMERIC)",
                        "typeof(@) = 'blob' OR " + NO_NUMBER + " OR (" + TOO_MANY_DIGITS + ")"
                                + (tooPrecise.isEmpty() ? "" : " OR (" + tooPrecise + ")"));
            case DAY, LOCAL_MOMENT, MOMENT, TIME, UUID -> new ValueConversion("@", ALL);
        };
    }

    private static ValueConversion toDay(Form source) {
        return switch (source) {
            case DAY -> SAME;
            case LOCAL_MOMENT, MOMENT -> new ValueConversion("@", HAS_TIME);
            case TEXT, OPAQUE, BYTES ->
                new ValueConversion(
                        MOMENT_OF_TEXT,
                        NO_MOMENT_TEXT + " OR " + MOMENT_OF_TEXT + " % " + MILLISECONDS_A_DAY + " <> 0");
            case BOOLEAN, WHOLE, BINARY_FRACTION, EXACT_FRACTION, TIME, JSON, UUID -> new ValueConversion("@", ALL);
        };
    }

    private static ValueConversion toMoment(Form source) {
        return switch (source) {
            case DAY, LOCAL_MOMENT, MOMENT -> SAME;
            case TEXT, OPAQUE, BYTES -> new ValueConversion(MOMENT_OF_TEXT, NO_MOMENT_TEXT);
            case BOOLEAN, WHOLE, BINARY_FRACTION, EXACT_FRACTION, TIME, JSON, UUID -> new ValueConversion("@", ALL);
        };
    }

    private static ValueConversion toJson(Form source) {
        return switch (source) {
            case JSON, WHOLE, BINARY_FRACTION, EXACT_FRACTION -> SAME;
            case TEXT, OPAQUE, BYTES -> new ValueConversion("@", NO_JSON_TEXT);
            case BOOLEAN -> new ValueConversion("CASE @ WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE @ END", "");
            case DAY, LOCAL_MOMENT, MOMENT -> {
                var text = toText(source);
                yield new ValueConversion("json_quote(" + text.expression + ")", text.refusal);
            }
            case TIME, UUID -> new ValueConversion("CASE WHEN @ IS NOT NULL THEN json_quote(@) END", "");
        };
    }

    private static Form form(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _ -> Form.TEXT;
            case ColumnType.Bool() -> Form.BOOLEAN;
            case ColumnType.Int _ -> Form.WHOLE;
            case ColumnType.FloatingPoint _ -> Form.BINARY_FRACTION;
            case ColumnType.Decimal _ -> Form.EXACT_FRACTION;
            case ColumnType.Date() -> Form.DAY;
            case ColumnType.DateTime() -> Form.LOCAL_MOMENT;
            case ColumnType.Timestamp() -> Form.MOMENT;
            case ColumnType.Time() -> Form.TIME;
            case ColumnType.Json _ -> Form.JSON;
            case ColumnType.Uuid() -> Form.UUID;
            case ColumnType.Geometry _, ColumnType.Other _ -> Form.OPAQUE;
            case ColumnType.Binary() -> Form.BYTES;
        };
    }
}
