package dev.lockstep.testkit.plain;

import org.jspecify.annotations.Nullable;

/**
 * A column as {@code PRAGMA table_info} tells it.
 *
 * @param defaultSql an SQL expression, or null
 */
public record PlainColumn(
        String name,
        String declared,
        boolean notNull,
        @Nullable String defaultSql,
        boolean key) {}
