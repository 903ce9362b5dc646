package dev.lockstep.migrate.hazard;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A question to the target's rows that a step depends on.
 *
 * @param field null if the whole collection is concerned
 * @param table whose rows are asked, as it is now
 * @param question counts rows
 * @param tolerated up to so many rows are no hazard
 * @param obstacle why nothing can be done about these rows, so that the hazard cannot be allowed; null if it can
 */
public record Probe(
        HazardCode code,
        String collection,
        @Nullable String field,
        Table table,
        Sql question,
        long tolerated,
        @Nullable Obstacle obstacle) {

    /** The same with another question. */
    public Probe asking(Sql other) {
        return new Probe(code, collection, field, table, other, tolerated, obstacle);
    }

    /** A question whose answer can be allowed. */
    public Probe(
            HazardCode code, String collection, @Nullable String field, Table table, Sql question, long tolerated) {
        this(code, collection, field, table, question, tolerated, null);
    }
}
