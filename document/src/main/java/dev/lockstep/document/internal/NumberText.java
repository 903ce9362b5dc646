package dev.lockstep.document.internal;

import dev.lockstep.model.json.JsonNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as JavaScript prints them. */
public final class NumberText {

    /** The largest power of ten that JavaScript prints without an exponent (ECMA-262, Number::toString). */
    private static final int MAX_PLAIN = 21;

    /** Below this power of ten JavaScript prints an exponent (ECMA-262, Number::toString). */
    private static final int MIN_PLAIN = -6;

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private NumberText() {}

    /**
     * The number as JavaScript prints it ({@code 1e+21}, {@code 0.000001}, {@code 1e-7}) if reading it into a double and
     * printing that gives the same value; in plain digits if a double would change it ({@code 9007199254740993}).
     */
    public static String of(JsonNumber number) {
        BigDecimal value = number.value();
        int digits = value.precision();
        if (digits <= 15 && value.scale() <= 0 && digits - value.scale() <= 18) {
            return Long.toString(value.longValue());
        }
        return isDouble(value) ? javaScript(value) : value.toPlainString();
    }

    private static boolean isDouble(BigDecimal value) {
        double nearest = value.doubleValue();
        return Double.isFinite(nearest) && shortest(nearest).compareTo(value) == 0;
    }

    /** The fewest digits that lead back to the double; Java's own form has two where one is enough (4.9E-324). */
    private static BigDecimal shortest(double number) {
        var digits = new BigDecimal(Double.toString(number));
        if (digits.precision() <= 2) {
            var digit = new BigDecimal(number).round(ONE_DIGIT);
            return digit.doubleValue() == number ? digit : digits;
        }
        return digits;
    }

    private static String javaScript(BigDecimal value) {
        // JsonNumber strips trailing zeros, so these are the shortest digits, as the specification wants them.
        String digits = value.unscaledValue().abs().toString();
        int point = value.precision() - value.scale();
        if (point > MIN_PLAIN && point <= MAX_PLAIN) {
            return value.toPlainString();
        }
        var text = new StringBuilder();
        if (value.signum() < 0) {
            text.append('-');
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        int exponent = point - 1;
        return text.append('e')
                .append(exponent < 0 ? '-' : '+')
                .append(Math.abs(exponent))
                .toString();
    }
}
