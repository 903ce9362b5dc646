package dev.lockstep.document.yaml;

import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a scalar without quotes means in the core schema (YAML 1.2.2, section 10.3.2), with one exception: {@code +.5} and
 * {@code -.5} are texts. Directus writes the text {@code +.5} without quotes and reads both as texts.
 */
final class PlainScalar {

    private PlainScalar() {}

    /** @throws ArithmeticException with a message, if it is a number that JSON or the limit cannot hold */
    static JsonValue resolve(String text, int numberLength) {
        if (text.isEmpty()) {
            return JsonNull.NULL;
        }
        return switch (text.charAt(0)) {
            case '~', 'n', 'N', 't', 'T', 'f', 'F' -> word(text);
            case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text, numberLength);
            default -> new JsonText(text);
        };
    }

    private static JsonValue word(String text) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> JsonNull.NULL;
            case "true", "True", "TRUE" -> JsonBoolean.TRUE;
            case "false", "False", "FALSE" -> JsonBoolean.FALSE;
            default -> new JsonText(text);
        };
    }

    private static JsonValue number(String text, int numberLength) {
        int start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        if (isInfinityOrNotANumber(text, start)) {
            throw new ArithmeticException("JSON has no number for " + text);
        }
        if (isBased(text, "0x", 16)) {
            return based(text, 16, numberLength);
        }
        if (isBased(text, "0o", 8)) {
            return based(text, 8, numberLength);
        }
        if (!isDecimal(text, start)) {
            return new JsonText(text);
        }
        requireLength(text, numberLength);
        if (text.length() <= 18 && text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return JsonNumber.of(Long.parseLong(text));
        }
        return decimal(text);
    }

    private static JsonValue decimal(String text) {
        try {
            return new JsonNumber(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException e) {
            // The shape was checked, so only an exponent that no BigDecimal can hold is left.
            var refused = new ArithmeticException("the number is too large or has too many digits");
            refused.initCause(e);
            throw refused;
        }
    }

    private static JsonValue based(String text, int base, int numberLength) {
        requireLength(text, numberLength);
        return new JsonNumber(new BigDecimal(new BigInteger(text.substring(2), base)));
    }

    private static void requireLength(String text, int numberLength) {
        if (text.length() > numberLength) {
            throw new ArithmeticException("a number is longer than " + numberLength + " characters");
        }
    }

    private static boolean isInfinityOrNotANumber(String text, int start) {
        if (!text.startsWith(".", start)) {
            return false;
        }
        return switch (text.substring(start)) {
            case ".inf", ".Inf", ".INF" -> true;
            case ".nan", ".NaN", ".NAN" -> start == 0;
            default -> false;
        };
    }

    private static boolean isBased(String text, String prefix, int base) {
        if (!text.startsWith(prefix) || text.length() == prefix.length()) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDecimal(String text, int start) {
        int whole = digits(text, start);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
        }
        boolean enough = whole > start || (start == 0 && end > 1);
        if (enough && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            end = digits(text, exponent);
            enough = end > exponent;
        }
        return enough && end == text.length();
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
