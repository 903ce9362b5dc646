package dev.lockstep.database.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with the values bound to its question marks, in their order. Values are {@code null}, {@code String},
 * {@code Long}, {@code Double}, {@code java.math.BigDecimal}, {@code Boolean} or {@code byte[]}.
 */
public record Sql(String text, List<@Nullable Object> parameters) {

    // not a compact constructor: javac 25 leaves the annotation of the parameter's type argument out of its class file
    public Sql(String text, List<@Nullable Object> parameters) {
        this.text = text;
        // not List.copyOf: null is a value here
        this.parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /** A statement without values. */
    public static Sql of(String text) {
        return new Sql(text, List.of());
    }

    @Override
    public String toString() {
        return text;
    }
}
