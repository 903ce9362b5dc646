package dev.lockstep.model.json;

/**
 * A JSON value (RFC 8259). Immutable and safe to share between threads.
 *
 * <p>Equality is equality of meaning: the order of an object's members does not count, and numbers are equal when their
 * values are ({@code 1} and {@code 1.0}). Members keep the order in which they were given, for output.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

    /** Whether this is {@link JsonNull}. */
    default boolean isNull() {
        return this instanceof JsonNull;
    }

    /** A text value. */
    static JsonValue of(String text) {
        return new JsonText(text);
    }

    /** A number value. */
    static JsonValue of(long number) {
        return JsonNumber.of(number);
    }

    /** {@code true} or {@code false}. */
    static JsonValue of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }
}
