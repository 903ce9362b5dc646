package dev.lockstep.model.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object. Members keep their order for output; equality ignores it. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    /** An object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Members.copyOf(members);
    }

    /** The member's value, or empty if there is no such member; a member that is null is {@link JsonNull}. */
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member's value, or null if there is no such member. */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /** Whether there is such a member, be it null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member's text, or empty if it is missing or not a text. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof JsonText(var text) ? Optional.of(text) : Optional.empty();
    }

    /** The member's truth, or empty if it is missing or neither true nor false. */
    public Optional<Boolean> flag(String name) {
        return members.get(name) instanceof JsonBoolean flag ? Optional.of(flag.value()) : Optional.empty();
    }

    /** The same object with the member set; an existing member keeps its place. */
    public JsonObject with(String name, JsonValue value) {
        var copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** The same object without the member. */
    public JsonObject without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        var copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new JsonObject(copy);
    }

    /** Starts an object whose members keep the order in which they are added. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return members.toString();
    }

    /** Collects members in order. Not safe for use by several threads. */
    public static final class Builder {
        private final Members.Collector members = new Members.Collector();

        private Builder() {}

        /** Adds a member, or replaces its value. */
        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        /** Adds a text, or null. */
        public Builder put(String name, @Nullable String text) {
            return put(name, text == null ? JsonNull.NULL : JsonValue.of(text));
        }

        /** Adds {@code true} or {@code false}. */
        public Builder put(String name, boolean value) {
            return put(name, JsonValue.of(value));
        }

        /** Adds a whole number. */
        public Builder put(String name, long value) {
            return put(name, JsonValue.of(value));
        }

        /** Adds a member of a name that {@link #has} does not tell of; the name is not looked for again. */
        public Builder add(String name, JsonValue value) {
            members.add(name, value);
            return this;
        }

        /** Whether there is such a member by now. */
        public boolean has(String name) {
            return members.has(name);
        }

        /** The object. The builder may be used on; the object does not change. */
        public JsonObject build() {
            return new JsonObject(members.collect());
        }
    }
}
