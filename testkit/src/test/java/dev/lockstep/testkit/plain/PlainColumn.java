package dev.lockstep.testkit.plain;

import org.jspecify.annotations.Nullable;

/**
 * A column as its product tells it.
 *
 * @param declared the type in the product's words, in lower case
 * @param defaultSql an SQL expression, or null; null as well where the key counts up
 */
public record PlainColumn(
        String name,
        String declared,
        boolean notNull,
        @Nullable String defaultSql,
        boolean key) {}
