package dev.lockstep.model.schema;

/** A view, with the statement that makes it. */
public record View(String name, String sql) {}
