package dev.lockstep.model.schema;

import org.jspecify.annotations.Nullable;

/** A check constraint: the condition as SQL text, without its outer brackets; the name is null where none is declared. */
public record Check(@Nullable String name, String condition) {}
