package dev.lockstep.testkit.plain;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key as {@code PRAGMA foreign_key_list} tells it.
 *
 * @param target null where the declaration leaves it to the key of the other table
 */
public record PlainForeignKey(
        String column, String table, @Nullable String target, String onUpdate, String onDelete) {}
