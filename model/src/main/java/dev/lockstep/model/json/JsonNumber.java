package dev.lockstep.model.json;

import java.math.BigDecimal;

/**
 * A JSON number of any precision. Two numbers are equal when their values are, whatever their notation.
 *
 * <p>The exponent is bounded by {@link #MAX_EXPONENT}, so that turning a number into plain text can never take more than
 * a few kilobytes: {@code 1e999999999} is ten characters in a request and a gigabyte in memory otherwise.
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

    /** The largest exponent of ten, in either direction, that a number may have: a little over what a double can. */
    public static final int MAX_EXPONENT = 400;

    /** @throws ArithmeticException if the exponent is out of bounds */
    public JsonNumber {
        if (value.signum() == 0) {
            value = BigDecimal.ZERO;
        }
        long exponent = (long) value.precision() - value.scale();
        if (Math.abs(exponent) > MAX_EXPONENT || Math.abs((long) value.scale()) > 2L * MAX_EXPONENT) {
            throw new ArithmeticException("number out of range");
        }
        value = value.stripTrailingZeros();
    }

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    /** Whether the number has no fraction. */
    public boolean isWhole() {
        return value.scale() <= 0;
    }

    /** Whether the number has no fraction and fits a {@code long}. */
    public boolean isLong() {
        return isWhole() && value.toBigInteger().bitLength() < Long.SIZE;
    }

    /** The number in plain decimal notation, without an exponent. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
