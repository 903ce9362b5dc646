package dev.lockstep.database.sqlite;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in SQLite: whole ones of eight bytes, and doubles. What neither can hold exactly is refused, not rounded. */
final class SqliteNumbers {

    /** The largest number up to which a double, and so a client in JavaScript, tells whole numbers apart. */
    private static final long MAX_SAFE = (1L << 53) - 1;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(\\.\\d{0,400})?([eE][+-]?\\d{1,3})?");

    private SqliteNumbers() {}

    static Object toStored(FieldDefinition field, JsonValue value) {
        var number = number(value).orElseThrow(() -> SqliteValueCodec.invalid(field, "Invalid number"));
        var column = field.column() == null ? null : field.column().type();
        return switch (field.type()) {
            case BIG_INTEGER -> whole(field, number, Long.SIZE, false);
            case INTEGER ->
                column instanceof ColumnType.Int type && !holdsFractions(field)
                        ? whole(field, number, type)
                        : exact(number, null);
            case DECIMAL -> exact(number, column);
            case FLOAT -> floating(number);
            default -> throw new IllegalArgumentException("no number: " + field.name());
        };
    }

    static Object toComparable(JsonValue value) {
        var number = number(value).orElseThrow(() -> new InvalidValueException(Kind.TYPE, "Invalid numeric value"));
        return new JsonNumber(number).isLong() ? (Object) number.longValue() : number.doubleValue();
    }

    /** Numbers that a client's double could not tell from their neighbours are shown as text, in JSON as numbers. */
    static JsonValue toJson(FieldType type, long number) {
        boolean safe = number >= -MAX_SAFE && number <= MAX_SAFE;
        return safe || type == FieldType.JSON ? JsonNumber.of(number) : JsonValue.of(Long.toString(number));
    }

    static JsonValue toJson(double number) {
        return new JsonNumber(BigDecimal.valueOf(number));
    }

    /** A column declared as NUMERIC is an integer field for Directus, and yet holds fractions. */
    private static boolean holdsFractions(FieldDefinition field) {
        var column = field.column();
        return column != null && column.reported().dataType().startsWith("num");
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

    private static Long whole(FieldDefinition field, BigDecimal number, ColumnType.Int type) {
        int bits = switch (type.size()) {
            case TINY -> 8;
            case SMALL -> 16;
            case MEDIUM -> 24;
            case REGULAR -> 32;
            case BIG -> 64;
        };
        return whole(field, number, bits, type.unsigned());
    }

    private static Long whole(FieldDefinition field, BigDecimal number, int bits, boolean unsigned) {
        if (number.stripTrailingZeros().scale() > 0) {
            throw SqliteValueCodec.invalid(field, "Invalid whole number");
        }
        var whole = number.toBigInteger();
        boolean negative = unsigned && whole.signum() < 0;
        boolean large = whole.bitLength() >= Long.SIZE || whole.bitLength() > (unsigned ? bits : bits - 1);
        if (negative || large) {
            throw outOfRange();
        }
        return whole.longValue();
    }

    private static Object exact(BigDecimal number, @Nullable ColumnType column) {
        if (column instanceof ColumnType.Decimal(var precision, var scale) && precision != null) {
            int digits = number.precision() - number.scale();
            if (number.signum() != 0 && digits > precision - (scale == null ? 0 : scale)) {
                throw outOfRange();
            }
        }
        double nearest = number.doubleValue();
        if (Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0) {
            return nearest;
        }
        if (!(column instanceof ColumnType.FloatingPoint) && new JsonNumber(number).isLong()) {
            return number.longValue();
        }
        throw outOfRange();
    }

    private static Double floating(BigDecimal number) {
        double nearest = number.doubleValue();
        if (!Double.isFinite(nearest)) {
            throw outOfRange();
        }
        return nearest;
    }

    private static InvalidValueException outOfRange() {
        return new InvalidValueException(Kind.OUT_OF_RANGE, "The column cannot hold the number exactly");
    }
}
