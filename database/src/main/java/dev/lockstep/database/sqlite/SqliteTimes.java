package dev.lockstep.database.sqlite;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.database.WrittenMoment;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Days and times in SQLite. Directus writes all of them as milliseconds since 1970, even days; defaults and other programs
 * write texts. Both are read.
 */
final class SqliteTimes {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{5,16}");

    /** The range of JavaScript's dates. */
    private static final long MAX_MILLISECONDS = 8_640_000_000_000_000L;

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final ZoneId zone;

    SqliteTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether values of the type are kept as milliseconds. */
    static boolean holds(FieldType type) {
        return type == FieldType.DATE || type == FieldType.DATE_TIME || type == FieldType.TIMESTAMP;
    }

    Object toStored(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonNumber(var number)) {
            if (number.abs().compareTo(BigDecimal.valueOf(MAX_MILLISECONDS)) > 0) {
                throw new InvalidValueException(Kind.OUT_OF_RANGE, "The time is out of range");
            }
            return number.longValue();
        }
        if (value instanceof JsonText(var text)) {
            var parsed = WrittenMoment.parse(text);
            if (parsed.isPresent()) {
                return parsed.get().instant(zone).toEpochMilli();
            }
        }
        var name = switch (field.type()) {
            case DATE -> "Date";
            case TIMESTAMP -> "Timestamp";
            default -> "DateTime";
        };
        throw SqliteValueCodec.invalid(field, "Invalid " + name + " format");
    }

    static String timeOfDay(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonText(var text)) {
            try {
                LocalTime.parse(text);
                return text;
            } catch (DateTimeException malformed) {
                throw SqliteValueCodec.invalid(field, "Invalid Time format");
            }
        }
        throw SqliteValueCodec.invalid(field, "Invalid Time format");
    }

    JsonValue fromNumber(FieldType type, Number number) {
        long milliseconds = number.longValue();
        if (Math.abs(milliseconds) > MAX_MILLISECONDS) {
            return JsonValue.of(Long.toString(milliseconds));
        }
        return show(type, Instant.ofEpochMilli(milliseconds));
    }

    JsonValue fromText(FieldType type, String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return fromNumber(type, Long.valueOf(text));
        }
        return WrittenMoment.parse(text).map(written -> show(type, written)).orElseGet(() -> JsonValue.of(text));
    }

    private JsonValue show(FieldType type, WrittenMoment written) {
        if (written.time() == null) {
            // A day alone is that day everywhere; as a point in time it is its start in UTC, as JavaScript has it.
            return switch (type) {
                case DATE -> JsonValue.of(DAY.format(written.day()));
                case DATE_TIME -> JsonValue.of(LOCAL.format(written.day().atStartOfDay()));
                default -> show(type, written.instant(ZoneOffset.UTC));
            };
        }
        return show(type, written.instant(zone));
    }

    private JsonValue show(FieldType type, Instant instant) {
        return JsonValue.of(
                switch (type) {
                    case DATE -> DAY.format(instant.atZone(zone));
                    case DATE_TIME -> LOCAL.format(instant.atZone(zone));
                    default -> INSTANT.format(instant.atZone(ZoneOffset.UTC));
                });
    }
}
