package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.history.HistoryEntry.How;
import org.jspecify.annotations.Nullable;

/**
 * Who changes the model, for the history.
 *
 * @param who the id of the user; null where nobody is known
 * @param source where the change comes from, in words; null where that is not known
 */
public record Author(
        @Nullable String who, How how, @Nullable String source) {

    /** Somebody who applies a document. */
    public static final Author UNKNOWN = new Author(null, How.APPLY, null);
}
