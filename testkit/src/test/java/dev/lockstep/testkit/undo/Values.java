package dev.lockstep.testkit.undo;

import dev.lockstep.testkit.series.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values for a column as it is declared, by chance. Not safe for use by several threads. */
final class Values {

    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "7", "12", "007", "1.50", "1e3", "+5", " 8", "8 ", "0x10", "-0", ".5", "100");

    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            "Zürich, straße, İstanbul",
            "日本語 😀",
            "O'Neil \"said\" \\ so",
            "line\nbreak\ttab",
            "true",
            "null",
            "2020-01-02",
            "2020-01-02 03:04:05",
            "12:30:00",
            "{\"a\": 1}",
            "[1, 2]",
            "00000000-0000-4000-8000-000000000000",
            "%_like_%",
            " blanks ");

    private static final Pattern DIGITS = Pattern.compile("\\((\\d+)(?:, *(\\d+))?\\)");

    private final Random random;
    private int serial;

    Values(Random random) {
        this.random = random;
    }

    /**
     * A value.
     *
     * @param unique whether it should be one that no other row has
     * @param plain whether texts are such as look like numbers
     */
    Object of(String declared, boolean unique, boolean plain) {
        serial++;
        return switch (Kind.of(declared)) {
            case TEXT -> text(unique, plain, Kind.length(declared));
            case NUMBER -> number(declared.toLowerCase(Locale.ROOT), unique);
            case FLAG -> random.nextInt(2);
            case DAY -> unique ? day() : any("2024-02-29", "1970-01-01", "1999-12-31");
            case TIME -> unique ? clock() : any("23:59:59", "00:00:00", "12:30:05");
            case MOMENT ->
                unique
                        ? day() + " " + clock()
                        : any("2024-02-29 12:30:05", "1999-12-31 23:59:59", "2001-01-01 00:00:00");
            case JSON -> any("{\"a\": [1, null], \"ü\": \"x\"}", "[1, 2.50, \"3\"]", "\"text\"", "12", "true", "{}");
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case BYTES -> bytes();
            case SHAPE -> shape(declared.toLowerCase(Locale.ROOT));
        };
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String text(boolean unique, boolean plain, int length) {
        var text = plain ? NUMBERS.get(random.nextInt(NUMBERS.size())) : TEXTS.get(random.nextInt(TEXTS.size()));
        if (unique) {
            text = serial + (plain ? "" : text);
        }
        int points = text.codePointCount(0, text.length());
        return points <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private Object number(String declared, boolean unique) {
        if (declared.startsWith("decimal") || declared.startsWith("numeric")) {
            var size = DIGITS.matcher(declared);
            boolean sized = size.find();
            int digits = sized ? Integer.parseInt(size.group(1)) : 10;
            int scale = sized && size.group(2) != null ? Integer.parseInt(size.group(2)) : 0;
            var unscaled = unique ? BigInteger.valueOf(serial) : new BigInteger(Math.min(30, digits * 3), random);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
        }
        if (declared.startsWith("float") || declared.startsWith("real") || declared.startsWith("double")) {
            return unique
                    ? serial + 0.5
                    : List.of(0.0, 0.1, -2.5, 1.0e-5, 3.0, 123456.75, 1.0e10).get(random.nextInt(7));
        }
        if (unique || declared.contains("unsigned")) {
            return serial;
        }
        if (declared.startsWith("bigint")) {
            return List.of(0L, -1L, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE, 42L)
                    .get(random.nextInt(6));
        }
        return List.of(0, 1, -1, 42, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(6));
    }

    private String day() {
        return "%04d-%02d-%02d".formatted(1980 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String clock() {
        return "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String shape(String declared) {
        int x = random.nextInt(90);
        return switch (declared) {
            case "linestring" -> "LINESTRING(" + x + " 1,2 2)";
            case "polygon" -> "POLYGON((0 0,0 " + (x + 1) + ",5 5,0 0))";
            case "multipoint" -> "MULTIPOINT(" + x + " 1,2 2)";
            case "multilinestring" -> "MULTILINESTRING((" + x + " 1,2 2),(3 3,4 4))";
            case "multipolygon" -> "MULTIPOLYGON(((0 0,0 " + (x + 1) + ",5 5,0 0)))";
            default -> "POINT(" + x + " 1.5)";
        };
    }
}
