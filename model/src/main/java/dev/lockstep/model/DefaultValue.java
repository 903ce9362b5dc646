package dev.lockstep.model;

import dev.lockstep.model.json.JsonValue;

/** What a column holds when a row is made without a value for it. */
public sealed interface DefaultValue {

    /** Nothing was declared, or null. */
    record None() implements DefaultValue {}

    /** A value, typed by the field: number, boolean, text, or any JSON for a JSON field. */
    record Literal(JsonValue value) implements DefaultValue {}

    /** The time of the insert. */
    record CurrentTimestamp() implements DefaultValue {}

    /** A random UUID. */
    record GeneratedUuid() implements DefaultValue {}

    /**
     * An expression of one product, as its catalog prints it. Kept where it stands; never made from a document, since
     * SQL that a client sends is not run.
     */
    record Expression(String sql) implements DefaultValue {}

    /** No default. */
    DefaultValue NONE = new None();
}
