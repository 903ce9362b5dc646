package dev.lockstep.database.mysql;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.database.server.ServerValueCodec;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as they are bound. What a column would cut or refuse is refused. */
final class MysqlNumbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(\\.\\d{0,400})?([eE][+-]?\\d{1,3})?");

    private MysqlNumbers() {}

    /** Whether a column of that size holds the number. */
    static boolean fits(BigInteger number, ColumnType.IntSize size, boolean unsigned) {
        int bits = bits(size);
        return unsigned ? number.signum() >= 0 && number.bitLength() <= bits : number.bitLength() < bits;
    }

    static int bits(ColumnType.IntSize size) {
        return switch (size) {
            case TINY -> 8;
            case SMALL -> 16;
            case MEDIUM -> 24;
            case REGULAR -> 32;
            case BIG -> 64;
        };
    }

    static Object toStored(FieldDefinition field, JsonValue value) {
        var number = number(value).orElseThrow(() -> ServerValueCodec.invalid(field, "Invalid number"));
        var column = field.column() == null ? null : field.column().type();
        if (field.type() == FieldType.FLOAT) {
            double nearest = number.doubleValue();
            boolean single = column instanceof ColumnType.FloatingPoint(var size, var _, var _)
                    && size == ColumnType.FloatSize.SINGLE;
            if (!Double.isFinite(nearest) || (single && !Float.isFinite((float) nearest))) {
                throw outOfRange();
            }
            return nearest;
        }
        return switch (column) {
            case ColumnType.Int(var size, var unsigned) -> whole(field, number, size, unsigned);
            case ColumnType.Decimal(var precision, var scale)
            when precision != null -> {
                int digits = number.precision() - number.scale();
                if (number.signum() != 0 && digits > precision - (scale == null ? 0 : scale)) {
                    throw outOfRange();
                }
                yield number;
            }
            case null, default -> number;
        };
    }

    static Object toComparable(JsonValue value) {
        var number = number(value).orElseThrow(() -> new InvalidValueException(Kind.TYPE, "Invalid numeric value"));
        return new JsonNumber(number).isLong() ? (Object) number.longValue() : number;
    }

    private static Optional<BigDecimal> number(JsonValue value) {
        return switch (value) {
            case JsonNumber(var number) -> Optional.of(number);
            case JsonBoolean flag -> Optional.of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO);
            case JsonText(var text) when NUMBER.matcher(text).matches() -> bounded(text);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> bounded(String text) {
        try {
            return Optional.of(new JsonNumber(new BigDecimal(text)).value());
        } catch (ArithmeticException tooLarge) {
            throw outOfRange();
        }
    }

    private static Object whole(FieldDefinition field, BigDecimal number, ColumnType.IntSize size, boolean unsigned) {
        if (number.stripTrailingZeros().scale() > 0) {
            throw ServerValueCodec.invalid(field, "Invalid whole number");
        }
        var whole = number.toBigInteger();
        if (!fits(whole, size, unsigned)) {
            throw outOfRange();
        }
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : new BigDecimal(whole);
    }

    static InvalidValueException outOfRange() {
        return new InvalidValueException(Kind.OUT_OF_RANGE, "The column cannot hold the value");
    }
}
