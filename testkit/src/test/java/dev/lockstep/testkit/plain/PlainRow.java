package dev.lockstep.testkit.plain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as JDBC gives it, by column label, in order. */
public record PlainRow(Map<String, @Nullable Object> values) {

    public PlainRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(values));
    }

    /** The value, or null. */
    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /** The value as text; {@code null} as the word. */
    public String text(String column) {
        return String.valueOf(values.get(column));
    }

    /** The value as text, or null. */
    public @Nullable String textOrNull(String column) {
        var value = values.get(column);
        return value == null ? null : value.toString();
    }

    /** Whether the value is the flag, or a number that stands for it. */
    public boolean isTrue(String column) {
        return Boolean.TRUE.equals(values.get(column)) || number(column) == 1;
    }

    /** The value as a number; 0 if it is none. */
    public long number(String column) {
        return values.get(column) instanceof Number number ? number.longValue() : 0;
    }
}
