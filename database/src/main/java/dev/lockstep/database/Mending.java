package dev.lockstep.database;

/**
 * What is done to values of a column so that they fit what the column becomes. In this order: each finds what those before it
 * have left.
 */
public enum Mending {
    /** Values that the conversion refuses become null. */
    REFUSED_TO_NULL,
    /** Texts are cut to the length that the new type has, in characters. */
    CUT,
    /** Null becomes the default that the column is to have. */
    NULLS_TO_DEFAULT,
    /** Of the rows that share a value, the one with the smallest key keeps it, and the others get null. */
    DUPLICATES_TO_NULL,
    /** Values that point at nothing become null, see {@link SchemaStatements#emptyOrphans}. */
    ORPHANS_TO_NULL
}
