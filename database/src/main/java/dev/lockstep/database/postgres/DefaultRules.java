package dev.lockstep.database.postgres;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server makes of a default; unlike SQLite it reads the text of one when the column is made. */
final class DefaultRules {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private DefaultRules() {}

    /** The default as it is read back; none, with a word in {@code losses}, if there can be no such default. */
    static DefaultValue hold(FieldType field, ColumnType column, DefaultValue wanted, List<String> losses) {
        var held = switch (wanted) {
            case DefaultValue.Literal literal -> literal(field, column, literal);
            case DefaultValue.CurrentTimestamp now -> isMoment(column) ? now : DefaultValue.NONE;
            case DefaultValue.GeneratedUuid uuid -> column instanceof ColumnType.Uuid ? uuid : DefaultValue.NONE;
            case DefaultValue.None none -> none;
            case DefaultValue.Expression expression -> expression;
        };
        if (held instanceof DefaultValue.None && !(wanted instanceof DefaultValue.None)) {
            losses.add("A column of type " + PostgresType.text(column) + " cannot have this default.");
        }
        return held;
    }

    private static boolean isMoment(ColumnType column) {
        return switch (column) {
            case ColumnType.Date(), ColumnType.Time(), ColumnType.DateTime(), ColumnType.Timestamp() -> true;
            default -> false;
        };
    }

    private static DefaultValue literal(FieldType field, ColumnType column, DefaultValue.Literal wanted) {
        var text = wanted.value() instanceof JsonText(var given) ? given : null;
        return switch (column) {
            case ColumnType.Date() -> moment(FieldType.DATE, text);
            case ColumnType.Time() -> moment(FieldType.TIME, text);
            case ColumnType.DateTime() -> moment(FieldType.DATE_TIME, text);
            case ColumnType.Timestamp() -> moment(FieldType.TIMESTAMP, text);
            case ColumnType.Uuid() -> uuid(text);
            case ColumnType.Int(var size, var _) ->
                wanted.value() instanceof JsonNumber number && fits(number, size) ? wanted : DefaultValue.NONE;
            case ColumnType.FloatingPoint(var size, var _, var _) ->
                wanted.value() instanceof JsonNumber(var number) ? floating(number, size) : DefaultValue.NONE;
            case ColumnType.Decimal(var precision, var scale) ->
                wanted.value() instanceof JsonNumber(var number) && fits(number, precision, scale)
                        ? wanted
                        : DefaultValue.NONE;
            case ColumnType.Binary(), ColumnType.Geometry _ -> DefaultValue.NONE;
            case ColumnType.Varchar _,
                    ColumnType.Char _,
                    ColumnType.Text _,
                    ColumnType.Bool _,
                    ColumnType.Json _,
                    ColumnType.Other _ ->
                text != null && text.indexOf('\0') >= 0
                        ? DefaultValue.NONE
                        : PostgresDefaults.read(field, PostgresDefaults.write(field, wanted));
        };
    }

    private static DefaultValue moment(FieldType type, @Nullable String text) {
        if (text == null) {
            return DefaultValue.NONE;
        }
        if (text.equalsIgnoreCase("CURRENT_TIMESTAMP") || text.equalsIgnoreCase("now()")) {
            return new DefaultValue.CurrentTimestamp();
        }
        return PostgresMoments.canonical(type, text, ZoneOffset.UTC)
                .<DefaultValue>map(canonical -> new DefaultValue.Literal(new JsonText(canonical)))
                .orElse(DefaultValue.NONE);
    }

    private static DefaultValue uuid(@Nullable String text) {
        if (text == null || text.equals("gen_random_uuid()")) {
            return text == null ? DefaultValue.NONE : new DefaultValue.GeneratedUuid();
        }
        return UUID.matcher(text).matches()
                ? new DefaultValue.Literal(new JsonText(text.toLowerCase(Locale.ROOT)))
                : DefaultValue.NONE;
    }

    private static boolean fits(JsonNumber number, ColumnType.IntSize size) {
        int bits = switch (size) {
            case TINY, SMALL -> Short.SIZE;
            case MEDIUM, REGULAR -> Integer.SIZE;
            case BIG -> Long.SIZE;
        };
        return number.isWhole() && number.value().toBigInteger().bitLength() < bits;
    }

    /** The shortest number that is read as the same one, which is how a server prints it. */
    private static DefaultValue floating(BigDecimal number, FloatSize size) {
        String shortest =
                size == FloatSize.SINGLE ? Float.toString(number.floatValue()) : Double.toString(number.doubleValue());
        return shortest.endsWith("y")
                ? DefaultValue.NONE
                : new DefaultValue.Literal(new JsonNumber(new BigDecimal(shortest)));
    }

    private static boolean fits(BigDecimal number, @Nullable Integer precision, @Nullable Integer scale) {
        if (precision == null) {
            return true;
        }
        int fraction = scale == null ? 0 : scale;
        var rounded = number.setScale(fraction, RoundingMode.HALF_UP);
        return rounded.signum() == 0 || rounded.precision() - rounded.scale() <= precision - fraction;
    }
}
