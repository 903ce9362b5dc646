package dev.lockstep.document.exact;

import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members of an object of ours: what cannot be read there is an error, never nothing. */
record Parts(JsonObject object) {

    /** The value as an object. */
    static Parts of(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return new Parts(object);
        }
        throw new InvalidDocumentException(List.of("an object is missing where " + value + " stands"));
    }

    Parts part(String name) {
        return of(object.get(name));
    }

    /** The member as an object, or null where there is none. */
    @Nullable
    Parts optionalPart(String name) {
        return object.has(name) ? part(name) : null;
    }

    String text(String name) {
        return object.text(name).orElseThrow(() -> unknown(name));
    }

    /** The text, or null where there is none. */
    @Nullable
    String optionalText(String name) {
        return object.has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        return object.has(name) && object.flag(name).orElseThrow(() -> unknown(name));
    }

    /** The whole number, or null where there is none. */
    @Nullable
    Integer number(String name) {
        var number = longNumber(name);
        return number == null ? null : Math.toIntExact(number);
    }

    /** The whole number, or null where there is none. */
    @Nullable
    Long longNumber(String name) {
        if (!object.has(name)) {
            return null;
        }
        if (object.get(name) instanceof JsonNumber number && number.isLong()) {
            return number.value().longValueExact();
        }
        throw unknown(name);
    }

    /** The constant that is named in lower case. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        try {
            return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw unknown(name);
        }
    }

    /** What to throw for a member that is missing or says something unknown. */
    InvalidDocumentException unknown(String name) {
        return new InvalidDocumentException(List.of("\"" + name + "\" cannot be read in " + object));
    }
}
