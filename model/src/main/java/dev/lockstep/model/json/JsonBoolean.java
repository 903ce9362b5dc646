package dev.lockstep.model.json;

/** {@code true} or {@code false}. */
public enum JsonBoolean implements JsonValue {
    TRUE(true),
    FALSE(false);

    private final boolean value;

    JsonBoolean(boolean value) {
        this.value = value;
    }

    /** The Java value. */
    public boolean value() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
