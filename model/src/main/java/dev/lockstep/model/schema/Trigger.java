package dev.lockstep.model.schema;

/** A trigger, with the statement that makes it. */
public record Trigger(String name, String sql) {}
