package dev.lockstep.migrate.plan;

import dev.lockstep.model.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the list of what was set aside.
 *
 * @param id its number
 * @param table the table that holds it
 * @param field null for a whole table
 * @param definition what it was, enough to make it again: for a table its entries and, as {@code table}, all that the
 *     database had of it; for a column the entry of its {@code field} and the {@code column} itself
 */
public record KeptRecord(
        long id,
        String table,
        Kind kind,
        String collection,
        @Nullable String field,
        JsonObject definition) {

    /** In the definition of values: what was done to those that would not have fitted, if anything was. */
    public static final String MENDED = "mended";

    /** In the definition of values that say themselves what they became, though all of them were fitting. */
    public static final String MADE = "made";

    /** What was set aside. */
    public enum Kind {
        TABLE,
        /** Of a column that went. */
        COLUMN,
        /** Of a column that was converted, or of which values were changed so that they fit. */
        VALUES,
        ROWS;

        /** The word in the list. */
        public String word() {
            return switch (this) {
                case TABLE -> "table";
                case COLUMN -> "column";
                case VALUES -> "values";
                case ROWS -> "rows";
            };
        }
    }
}
