package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server makes of a default, which it reads when the column is made. */
final class DefaultRules {

    /** {@code FLT_DIG}: as many digits of a short number are printed. */
    private static final MathContext SHORT = new MathContext(6, RoundingMode.HALF_EVEN);

    private DefaultRules() {}

    /** The default as it is read back; none, with a word in {@code losses}, if there can be no such default. */
    static DefaultValue hold(FieldType field, ColumnType column, DefaultValue wanted, List<String> losses) {
        var held = switch (wanted) {
            case DefaultValue.Literal literal -> literal(field, column, literal);
            case DefaultValue.CurrentTimestamp now -> isMoment(column) ? now : DefaultValue.NONE;
            case DefaultValue.GeneratedUuid uuid -> isText(column) ? uuid : DefaultValue.NONE;
            case DefaultValue.None none -> none;
            case DefaultValue.Expression expression -> expression;
        };
        if (held instanceof DefaultValue.None && !(wanted instanceof DefaultValue.None)) {
            losses.add("A column of type " + MysqlType.text(column) + " cannot have this default.");
        }
        return held;
    }

    private static boolean isMoment(ColumnType column) {
        return switch (column) {
            case ColumnType.Date(), ColumnType.Time(), ColumnType.DateTime(), ColumnType.Timestamp() -> true;
            default -> false;
        };
    }

    private static boolean isText(ColumnType column) {
        return column instanceof ColumnType.Char || column instanceof ColumnType.Varchar;
    }

    private static DefaultValue literal(FieldType field, ColumnType column, DefaultValue.Literal wanted) {
        var text = wanted.value() instanceof JsonText(var given) ? given : null;
        return switch (column) {
            case ColumnType.Date() -> moment(FieldType.DATE, text);
            case ColumnType.Time() -> moment(FieldType.TIME, text);
            case ColumnType.DateTime() -> moment(FieldType.DATE_TIME, text);
            case ColumnType.Timestamp() -> moment(FieldType.TIMESTAMP, text);
            case ColumnType.Int(var size, var unsigned) ->
                wanted.value() instanceof JsonNumber number && fits(number, size, unsigned)
                        ? wanted
                        : DefaultValue.NONE;
            case ColumnType.FloatingPoint(var size, var precision, var scale) ->
                wanted.value() instanceof JsonNumber(var number)
                        ? floating(number, size, precision, scale)
                        : DefaultValue.NONE;
            case ColumnType.Decimal(var precision, var scale) ->
                wanted.value() instanceof JsonNumber(var number)
                        ? rounded(number, precision == null ? 10 : precision, scale == null ? 0 : scale)
                        : DefaultValue.NONE;
            case ColumnType.Binary(), ColumnType.Geometry _ -> DefaultValue.NONE;
            case ColumnType.Varchar(var length) -> bounded(field, column, wanted, text, length);
            case ColumnType.Char(var length) -> bounded(field, column, wanted, text, length);
            case ColumnType.Text _, ColumnType.Bool _, ColumnType.Json _, ColumnType.Uuid _, ColumnType.Other _ ->
                bounded(field, column, wanted, text, null);
        };
    }

    private static DefaultValue bounded(
            FieldType field,
            ColumnType column,
            DefaultValue.Literal wanted,
            @Nullable String text,
            @Nullable Integer length) {
        boolean fits = text == null
                || (text.indexOf('\0') < 0 && (length == null || text.codePointCount(0, text.length()) <= length));
        var sql = MysqlDefaults.write(field, column, wanted);
        // the catalog would tell other characters than those that were given
        boolean told = sql == null || MysqlNames.isWritable(sql);
        return fits && told ? MysqlDefaults.read(field, sql) : DefaultValue.NONE;
    }

    private static DefaultValue moment(FieldType type, @Nullable String text) {
        if (text == null) {
            return DefaultValue.NONE;
        }
        if (text.equalsIgnoreCase("CURRENT_TIMESTAMP") || text.equalsIgnoreCase("now()")) {
            return new DefaultValue.CurrentTimestamp();
        }
        return MysqlMoments.canonical(type, text, ZoneOffset.UTC)
                // to the second, which is all that such a column keeps
                .map(canonical -> type == FieldType.DATE ? canonical : canonical.replaceFirst("\\.\\d+$", ""))
                .filter(canonical -> type != FieldType.TIMESTAMP || MysqlMoments.holdsTimestamp(canonical))
                .<DefaultValue>map(canonical -> new DefaultValue.Literal(new JsonText(canonical)))
                .orElse(DefaultValue.NONE);
    }

    private static boolean fits(JsonNumber number, ColumnType.IntSize size, boolean unsigned) {
        return number.isWhole() && MysqlNumbers.fits(number.value().toBigInteger(), size, unsigned);
    }

    private static DefaultValue floating(
            BigDecimal number, FloatSize size, @Nullable Integer precision, @Nullable Integer scale) {
        if (precision != null && scale != null) {
            return rounded(number, precision, scale);
        }
        if (size == FloatSize.SINGLE) {
            return Float.isFinite(number.floatValue())
                    ? new DefaultValue.Literal(new JsonNumber(number.round(SHORT)))
                    : DefaultValue.NONE;
        }
        double nearest = number.doubleValue();
        return Double.isFinite(nearest)
                ? new DefaultValue.Literal(new JsonNumber(new BigDecimal(Double.toString(nearest))))
                : DefaultValue.NONE;
    }

    private static DefaultValue rounded(BigDecimal number, int precision, int scale) {
        var rounded = number.setScale(scale, RoundingMode.HALF_UP);
        return rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) < 0
                ? new DefaultValue.Literal(new JsonNumber(rounded))
                : DefaultValue.NONE;
    }
}
