package dev.lockstep.migrate.history;

import dev.lockstep.model.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was set aside, as the list has it.
 *
 * @param id its number
 * @param table the table that holds it
 * @param kind {@code table}, {@code column} or {@code rows}
 * @param field null for a whole table
 * @param rows when it was set aside
 * @param entry the entry of the history whose change did it; null where that is not known
 * @param present whether its table is still there: a purge that was interrupted may have left the list behind, and somebody
 *     may have dropped it
 * @param definition what it was, see {@link dev.lockstep.migrate.plan.KeptRecord}
 */
public record Kept(
        long id,
        String table,
        String kind,
        String collection,
        @Nullable String field,
        long rows,
        Instant takenAt,
        @Nullable Long entry,
        boolean present,
        JsonObject definition) {}
