package dev.lockstep.database.sqlite;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.database.ValueCodec;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which Directus keeps values in SQLite: points in time as milliseconds, JSON and lists as text, truth as 1
 * and 0. SQLite itself checks neither types nor lengths; here they are checked, as other products would.
 */
final class SqliteValueCodec implements ValueCodec {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final SqliteTimes times;
    private final JsonFormat json;

    /**
     * A codec.
     *
     * @param zone the server's zone: texts without one are meant in it, and days and times without one are shown in it
     */
    SqliteValueCodec(ZoneId zone, JsonFormat json) {
        this.times = new SqliteTimes(zone);
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
            case INTEGER, BIG_INTEGER, DECIMAL, FLOAT -> SqliteNumbers.toStored(field, value);
            case DATE, DATE_TIME, TIMESTAMP -> times.toStored(field, value);
            case TIME -> SqliteTimes.timeOfDay(field, value);
            case JSON -> jsonText(value);
            case CSV -> bounded(field, list(value));
            case BINARY -> binary(field, value);
            case UNKNOWN -> plain(value);
            case GEOMETRY,
                    GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON -> throw invalid(field, "Geometry values cannot be kept in SQLite");
            case ALIAS -> throw new IllegalArgumentException("no column: " + field.name());
        };
    }

    @Override
    public JsonValue fromStored(FieldDefinition field, @Nullable Object stored) {
        return switch (stored) {
            case null -> JsonNull.NULL;
            case byte[] bytes -> buffer(bytes);
            case Long number -> fromNumber(field, number, SqliteNumbers.toJson(field.type(), number));
            case Double number when !Double.isFinite(number) -> JsonNull.NULL;
            case Double number -> fromNumber(field, number, SqliteNumbers.toJson(number));
            case String text -> fromText(field, text);
            default -> throw new IllegalArgumentException("no value of SQLite: " + stored.getClass());
        };
    }

    @Override
    public Object toComparable(FieldDefinition field, JsonValue value) {
        if (isFlag(field)) {
            return flag(field, value);
        }
        return switch (field.type()) {
            case BOOLEAN -> flag(field, value);
            case INTEGER, BIG_INTEGER, DECIMAL, FLOAT -> SqliteNumbers.toComparable(value);
            case DATE, DATE_TIME, TIMESTAMP -> times.toStored(field, value);
            case JSON -> jsonText(value);
            case CSV -> list(value);
            case UNKNOWN, BINARY -> plain(value);
            default -> text(value);
        };
    }

    private static boolean isFlag(FieldDefinition field) {
        return field.special().contains("cast-boolean");
    }

    private static Long flag(FieldDefinition field, JsonValue value) {
        return switch (value) {
            case JsonBoolean flag -> flag.value() ? 1L : 0L;
            case JsonNumber number when number.equals(JsonNumber.of(1)) -> 1L;
            case JsonNumber number when number.equals(JsonNumber.of(0)) -> 0L;
            case JsonText(var text) when text.equals("1") || text.equals("true") -> 1L;
            case JsonText(var text) when text.equals("0") || text.equals("false") -> 0L;
            default -> throw invalid(field, "Invalid Boolean");
        };
    }

    private static String uuid(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonText(var text) && UUID.matcher(text).matches()) {
            return text;
        }
        throw invalid(field, "Invalid UUID");
    }

    private String text(JsonValue value) {
        return switch (value) {
            case JsonText(var text) -> text;
            case JsonBoolean flag -> flag.value() ? "1" : "0";
            case JsonNumber _, JsonObject _, JsonArray _, JsonNull _ -> json.write(value);
        };
    }

    private Object plain(JsonValue value) {
        return switch (value) {
            case JsonBoolean flag -> flag.value() ? 1L : 0L;
            case JsonNumber number -> SqliteNumbers.toComparable(number);
            case JsonText _, JsonObject _, JsonArray _, JsonNull _ -> text(value);
        };
    }

    /** A text is JSON already, or, where it cannot be, stands for itself: both as in Directus. */
    private String jsonText(JsonValue value) {
        return value instanceof JsonText(var text) ? text : json.write(value);
    }

    private String list(JsonValue value) {
        if (value instanceof JsonArray(var items)) {
            return String.join(
                    ",",
                    items.stream().map(item -> item.isNull() ? "" : text(item)).toList());
        }
        return text(value);
    }

    private static Object binary(FieldDefinition field, JsonValue value) {
        if (value instanceof JsonText(var text)) {
            return text;
        }
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
        throw invalid(field, "Invalid bytes");
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
        return text;
    }

    private JsonValue fromNumber(FieldDefinition field, Number number, JsonValue plain) {
        if (isFlag(field)) {
            return number.doubleValue() == 1 ? JsonBoolean.TRUE : number.doubleValue() == 0 ? JsonBoolean.FALSE : plain;
        }
        return SqliteTimes.holds(field.type()) ? times.fromNumber(field.type(), number) : plain;
    }

    private JsonValue fromText(FieldDefinition field, String text) {
        if (isFlag(field)) {
            return switch (text) {
                case "1" -> JsonBoolean.TRUE;
                case "0" -> JsonBoolean.FALSE;
                case "" -> JsonNull.NULL;
                default -> JsonValue.of(text);
            };
        }
        if (SqliteTimes.holds(field.type())) {
            return times.fromText(field.type(), text);
        }
        if (field.type() == FieldType.JSON && field.special().contains("cast-json")) {
            return json.read(text).orElseGet(() -> JsonValue.of(text));
        }
        if (field.type() == FieldType.CSV && field.special().contains("cast-csv")) {
            return text.isEmpty() ? JsonArray.EMPTY : JsonArray.ofTexts(List.of(text.split(",", -1)));
        }
        return JsonValue.of(text);
    }

    /** Bytes as Node prints them. */
    private static JsonObject buffer(byte[] bytes) {
        var items = new ArrayList<JsonValue>(bytes.length);
        for (byte one : bytes) {
            items.add(JsonValue.of(one & 0xff));
        }
        return JsonObject.builder()
                .put("type", "Buffer")
                .put("data", new JsonArray(items))
                .build();
    }

    static InvalidValueException invalid(FieldDefinition field, String what) {
        return new InvalidValueException(
                Kind.TYPE, what + " in field \"" + field.name().field() + "\"");
    }
}
