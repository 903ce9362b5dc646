package dev.lockstep.model.resolve;

import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonSyntax;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code schema.default_value} as the field's default. Functions are recognised by name, in the spellings that
 * database products print; any other text is a value, and no text is ever taken for SQL.
 */
final class DefaultReader {

    private static final Pattern NOW =
            Pattern.compile("(?:current_timestamp|now|localtimestamp)(?:\\(\\d?\\))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANDOM_UUID =
            Pattern.compile("(?:gen_random_uuid|uuid_generate_v4|uuid|newid)\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEQUENCE = Pattern.compile("nextval\\(.*\\)", Pattern.CASE_INSENSITIVE);

    private DefaultReader() {}

    /** Whether the value is a call for the next number of a sequence, as PostgreSQL prints a generated key. */
    static boolean isSequence(JsonValue given) {
        return given instanceof JsonText(var text)
                && SEQUENCE.matcher(text.strip()).matches();
    }

    /** The default, or empty if the value does not fit the type. */
    static Optional<DefaultValue> read(FieldType type, JsonValue given) {
        if (given instanceof JsonText(var text) && !Texts.whole(text)) {
            return Optional.empty();
        }
        if (given.isNull() || isSequence(given)) {
            return Optional.of(DefaultValue.NONE);
        }
        return switch (type) {
            case DATE, DATE_TIME, TIMESTAMP, TIME -> time(given);
            case INTEGER, BIG_INTEGER -> number(given, true);
            case FLOAT, DECIMAL -> number(given, false);
            case BOOLEAN -> flag(given);
            case UUID -> uuid(given);
            case JSON -> Optional.of(new DefaultValue.Literal(json(given)));
            case ALIAS -> Optional.of(DefaultValue.NONE);
            default -> text(given);
        };
    }

    private static Optional<DefaultValue> time(JsonValue given) {
        if (given instanceof JsonText(var text)) {
            return NOW.matcher(text.strip()).matches()
                    ? Optional.of(new DefaultValue.CurrentTimestamp())
                    : Optional.of(new DefaultValue.Literal(given));
        }
        return Optional.empty();
    }

    /** A text that is JSON is the value that it writes down: the column's declaration holds it as such a text. */
    private static JsonValue json(JsonValue given) {
        return given instanceof JsonText(var text) ? JsonSyntax.parse(text).orElse(given) : given;
    }

    private static Optional<DefaultValue> uuid(JsonValue given) {
        if (given instanceof JsonText(var text)
                && RANDOM_UUID.matcher(text.strip()).matches()) {
            return Optional.of(new DefaultValue.GeneratedUuid());
        }
        return text(given);
    }

    private static Optional<DefaultValue> number(JsonValue given, boolean whole) {
        if (given instanceof JsonText(var text) && text.strip().equalsIgnoreCase("null")) {
            return Optional.of(DefaultValue.NONE);
        }
        if (given instanceof JsonBoolean flag) {
            return Optional.of(new DefaultValue.Literal(JsonNumber.of(flag.value() ? 1 : 0)));
        }
        if (MetaReader.number(given) instanceof JsonNumber number && (!whole || number.isWhole())) {
            return Optional.of(new DefaultValue.Literal(number));
        }
        return Optional.empty();
    }

    private static Optional<DefaultValue> flag(JsonValue given) {
        return switch (given) {
            case JsonBoolean value -> Optional.of(new DefaultValue.Literal(value));
            case JsonNumber number when number.equals(JsonNumber.of(0)) -> literal(false);
            case JsonNumber number when number.equals(JsonNumber.of(1)) -> literal(true);
            case JsonText(var text) ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "t", "1" -> literal(true);
                    case "false", "f", "0" -> literal(false);
                    case "null" -> Optional.of(DefaultValue.NONE);
                    default -> Optional.empty();
                };
            case JsonNumber _, JsonNull _, JsonArray _, JsonObject _ -> Optional.empty();
        };
    }

    private static Optional<DefaultValue> literal(boolean value) {
        return Optional.of(new DefaultValue.Literal(JsonValue.of(value)));
    }

    private static Optional<DefaultValue> text(JsonValue given) {
        return switch (given) {
            case JsonText text -> Optional.of(new DefaultValue.Literal(text));
            case JsonNumber number -> Optional.of(new DefaultValue.Literal(JsonValue.of(number.toString())));
            case JsonBoolean flag -> Optional.of(new DefaultValue.Literal(JsonValue.of(flag.toString())));
            case JsonArray _, JsonObject _ -> Optional.empty();
            case JsonNull _ -> Optional.of(DefaultValue.NONE);
        };
    }
}
