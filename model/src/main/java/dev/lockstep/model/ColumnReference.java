package dev.lockstep.model;

/** The column that a foreign key points at. */
public record ColumnReference(String table, String column) {}
