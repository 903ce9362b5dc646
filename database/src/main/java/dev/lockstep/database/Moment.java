package dev.lockstep.database;

/**
 * A moment of a transaction, from which its product tells what was written since. Made by a {@link SchemaInspector} and understood by
 * it alone. Immutable.
 */
public interface Moment {}
