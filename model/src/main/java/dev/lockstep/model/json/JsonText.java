package dev.lockstep.model.json;

import java.util.Objects;

/** A JSON string. */
public record JsonText(String value) implements JsonValue {

    public JsonText {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return '"' + value + '"';
    }
}
