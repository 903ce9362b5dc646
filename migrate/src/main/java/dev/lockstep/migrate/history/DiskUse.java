package dev.lockstep.migrate.history;

import java.util.Optional;

/**
 * How much what was set aside takes.
 *
 * @param rows as counted when it was set aside
 * @param bytes with indexes and all, as the product tells it, which may be an estimate; empty where it does not tell it of
 *     every table
 */
public record DiskUse(int tables, long rows, Optional<Long> bytes) {}
