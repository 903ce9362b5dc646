package dev.lockstep.database.server;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.WrittenMoment;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which Directus keeps values on a server: each in a column of its own type. Texts are bound without a type and
 * become what their column needs, so what a column could not read is refused here, with a better reason.
 */
public abstract class ServerValueCodec implements ValueCodec {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final JsonFormat json;

    /**
     * A codec.
     *
     * @param zone the server's zone: texts without one are meant in it, and those with one are days and times in it
     */
    protected ServerValueCodec(ZoneId zone, JsonFormat json) {
        this.zone = zone;
        this.json = json;
    }

    @Override
    public @Nullable Object toStored(FieldDefinition field, JsonValue value) {
        if (value.isNull()) {
            return null;
        }
        if (isFlag(field)) {
            return flag(field, value);
        }
        return switch (field.type()) {
            case BOOLEAN -> flag(field, value);
            case STRING, TEXT, HASH -> bounded(field, text(value));
            case UUID -> uuid(field, value);
            case INTEGER, BIG_INTEGER, DECIMAL, FLOAT -> storedNumber(field, value);
            case DATE, DATE_TIME, TIMESTAMP, TIME -> moment(field, value);
            case JSON -> jsonText(field, value);
            case CSV -> bounded(field, list(value));
            case BINARY, UNKNOWN -> unknown(field, value);
            case GEOMETRY,
                    GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON -> throw invalid(field, "Geometry values cannot be written yet");
            case ALIAS -> throw new IllegalArgumentException("no column: " + field.name());
        };
    }

    @Override
    public Object toComparable(FieldDefinition field, JsonValue value) {
        if (isFlag(field)) {
            return flag(field, value);
        }
        return switch (field.type()) {
            case BOOLEAN -> flag(field, value);
            case INTEGER, BIG_INTEGER, DECIMAL, FLOAT -> comparableNumber(value);
            case DATE, DATE_TIME, TIMESTAMP, TIME -> moment(field, value);
            case UUID -> uuid(field, value);
            case JSON -> jsonText(field, value);
            case CSV -> whole(list(value));
            default -> whole(text(value));
        };
    }

    @Override
    public JsonValue fromStored(FieldDefinition field, @Nullable Object stored) {
        return switch (stored) {
            case null -> JsonNull.NULL;
            case Boolean flag -> JsonValue.of(flag);
            case Long number when isFlag(field) && (number == 0 || number == 1) -> JsonValue.of(number == 1);
            case Long number -> shownNumber(field, number);
            case Double number when !Double.isFinite(number) -> JsonNull.NULL;
            case Double number -> new JsonNumber(BigDecimal.valueOf(number));
            case BigDecimal number -> JsonValue.of(number.toPlainString());
            case byte[] bytes -> buffer(bytes);
            case String text -> fromText(field, text);
            default -> throw new IllegalArgumentException("no value of a server: " + stored.getClass());
        };
    }

    private static boolean isFlag(FieldDefinition field) {
        return field.special().contains("cast-boolean");
    }

    private Object flag(FieldDefinition field, JsonValue value) {
        boolean truth = switch (value) {
            case JsonBoolean flag -> flag.value();
            case JsonNumber number when number.equals(JsonNumber.of(1)) -> true;
            case JsonNumber number when number.equals(JsonNumber.of(0)) -> false;
            case JsonText(var text) when text.equals("1") || text.equals("true") -> true;
            case JsonText(var text) when text.equals("0") || text.equals("false") -> false;
            default -> throw invalid(field, "Invalid Boolean");
        };
        return storedFlag(field, truth);
    }

    private static String uuid(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonText(var text) && UUID.matcher(text).matches()) {
            return text;
        }
        throw invalid(field, "Invalid UUID");
    }

    private String moment(FieldDefinition field, JsonValue value) {
        var text = switch (value) {
            case JsonText(var given) -> given;
            case JsonNumber number
            when number.isLong() && field.type() != FieldType.TIME ->
                Instant.ofEpochMilli(number.value().longValue()).toString();
            default -> "";
        };
        return storedMoment(field, text, zone)
                .orElseThrow(() -> invalid(
                        field,
                        "Invalid "
                                + switch (field.type()) {
                                    case DATE -> "Date";
                                    case TIME -> "Time";
                                    case TIMESTAMP -> "Timestamp";
                                    default -> "DateTime";
                                }
                                + " format"));
    }

    private String text(JsonValue value) {
        return switch (value) {
            case JsonText(var text) -> text;
            case JsonBoolean flag -> flag.toString();
            case JsonNumber _, JsonObject _, JsonArray _, JsonNull _ -> json.write(value);
        };
    }

    /** A text without the one character that no text of the server can hold. */
    private static String whole(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException(Kind.OUT_OF_RANGE, "The column cannot hold a NUL character");
        }
        return text;
    }

    /** A text is JSON already, or, where it cannot be, stands for itself. */
    private String jsonText(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonText(var text)) {
            return whole(json.read(text).isPresent() ? text : json.write(value));
        }
        var written = json.write(value);
        boolean binary = field.column() != null && field.column().type() instanceof ColumnType.Json(var kind) && kind;
        return binary && written.contains("\\u0000") ? refuseNul() : written;
    }

    private static String refuseNul() {
        return whole("\0");
    }

    private String list(JsonValue value) {
        if (value instanceof JsonArray(var items)) {
            return String.join(
                    ",",
                    items.stream().map(item -> item.isNull() ? "" : text(item)).toList());
        }
        return text(value);
    }

    private Object unknown(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonObject object && object.get("data") instanceof JsonArray(var items)) {
            var bytes = new byte[items.size()];
            for (int i = 0; i < bytes.length; i++) {
                if (!(items.get(i) instanceof JsonNumber number)
                        || !number.isLong()
                        || number.value().longValue() < 0
                        || number.value().longValue() > 255) {
                    throw invalid(field, "Invalid bytes");
                }
                bytes[i] = number.value().byteValue();
            }
            return bytes;
        }
        return whole(text(value));
    }

    private static String bounded(FieldDefinition field, String text) {
        var column = field.column();
        Integer bound = switch (column == null ? null : column.type()) {
            case ColumnType.Varchar(var length) -> length;
            case ColumnType.Char(var length) -> length;
            case null, default -> null;
        };
        if (bound != null && text.codePointCount(0, text.length()) > bound) {
            throw new InvalidValueException(
                    Kind.TOO_LONG, "The value is longer than the " + bound + " characters of its column");
        }
        return whole(text);
    }

    private JsonValue fromText(FieldDefinition field, String text) {
        return switch (field.type()) {
            case DATE_TIME, TIMESTAMP ->
                WrittenMoment.parse(text)
                        .map(written -> show(field.type(), written))
                        .orElseGet(() -> JsonValue.of(text));
            case JSON -> isJson(field) ? json.read(text).orElseGet(() -> JsonValue.of(text)) : JsonValue.of(text);
            case CSV ->
                !field.special().contains("cast-csv")
                        ? JsonValue.of(text)
                        : text.isEmpty() ? JsonArray.EMPTY : JsonArray.ofTexts(List.of(text.split(",", -1)));
            case BOOLEAN ->
                switch (text) {
                    case "1", "t" -> JsonBoolean.TRUE;
                    case "0", "f" -> JsonBoolean.FALSE;
                    default -> JsonValue.of(text);
                };
            default -> JsonValue.of(text);
        };
    }

    private static boolean isJson(FieldDefinition field) {
        return field.special().contains("cast-json")
                || (field.column() != null && field.column().type() instanceof ColumnType.Json);
    }

    private JsonValue show(FieldType type, WrittenMoment written) {
        if (type == FieldType.TIMESTAMP) {
            return JsonValue.of(INSTANT.format(written.instant(zone).atZone(ZoneOffset.UTC)));
        }
        return JsonValue.of(
                LOCAL.format(written.day().atTime(written.time() == null ? LocalTime.MIDNIGHT : written.time())));
    }

    /** Bytes as Node prints them. */
    private static JsonObject buffer(byte[] bytes) {
        return JsonObject.builder()
                .put("type", "Buffer")
                .put(
                        "data",
                        new JsonArray(IntStream.range(0, bytes.length)
                                .<JsonValue>mapToObj(i -> JsonValue.of(bytes[i] & 0xff))
                                .toList()))
                .build();
    }

    /** A number as the column of the field takes it. */
    protected abstract Object storedNumber(FieldDefinition field, JsonValue value);

    /** A number as it can be compared with the column of any field. */
    protected abstract Object comparableNumber(JsonValue value);

    /** A whole number as Directus shows it. */
    protected abstract JsonValue shownNumber(FieldDefinition field, long number);

    /** A truth as the column of the field takes it. */
    protected abstract Object storedFlag(FieldDefinition field, boolean truth);

    /**
     * A day or time in the server's own spelling; empty if the text is none.
     *
     * @throws InvalidValueException if it is one that the column cannot hold
     */
    protected abstract Optional<String> storedMoment(FieldDefinition field, String text, ZoneId zone);

    /** That a value is not of its field's type. */
    public static InvalidValueException invalid(FieldDefinition field, String what) {
        return new InvalidValueException(
                Kind.TYPE, what + " in field \"" + field.name().field() + "\"");
    }
}
