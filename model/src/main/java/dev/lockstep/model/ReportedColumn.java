package dev.lockstep.model;

import dev.lockstep.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How a database product describes a column in documents and answers: its own word for the type, lengths as it counts
 * them, the default as it prints it. For output only; two columns that differ in nothing else are the same.
 *
 * @param maxLength in characters, or bytes where the product counts so
 */
public record ReportedColumn(
        String dataType,
        @Nullable Long maxLength,
        @Nullable Integer numericPrecision,
        @Nullable Integer numericScale,
        JsonValue defaultValue,
        boolean unique) {}
