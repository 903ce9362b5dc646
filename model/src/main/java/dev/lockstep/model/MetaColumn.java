package dev.lockstep.model;

import dev.lockstep.model.json.JsonValue;

/**
 * A column of one of the tables that hold meta rows.
 *
 * @param defaultValue what a new row holds when nothing is given, {@code null} included
 * @param nullable whether the column may be null; where not, a given null stands for the default
 */
public record MetaColumn(String name, Kind kind, JsonValue defaultValue, boolean nullable) {

    /** How a value is stored. */
    public enum Kind {
        TEXT,
        BOOLEAN,
        INTEGER,
        FLOAT,
        /** A list of texts, stored joined by commas. */
        LIST,
        /** Any JSON, stored as its text. */
        JSON
    }
}
