package dev.lockstep.migrate.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one change of the data model at a glance.
 *
 * @param id counts up from 1
 * @param at when it was recorded
 * @param who the id of the user; null where nobody is known
 * @param source where it came from, in words; cut to {@value #LONGEST_SOURCE} characters
 * @param hashBefore the hash of the model before; null where nothing was recorded before
 * @param hashAfter that of the model now; as before where nothing changed
 * @param fingerprintBefore the vendor-neutral one, likewise
 * @param undoOf the entry that this one takes back, or null
 * @param undoneBy the entry that takes this one back, or null
 * @param purgedAt when what it had set aside was destroyed, or null
 */
public record HistoryEntry(
        long id,
        Instant at,
        @Nullable String who,
        How how,
        @Nullable String source,
        @Nullable String hashBefore,
        String hashAfter,
        @Nullable String fingerprintBefore,
        String fingerprintAfter,
        Duration duration,
        Outcome outcome,
        @Nullable Long undoOf,
        @Nullable Long undoneBy,
        @Nullable Instant purgedAt) {

    private static final int LONGEST_SOURCE = 255;

    public HistoryEntry {
        if (source != null && source.codePointCount(0, source.length()) > LONGEST_SOURCE) {
            source = source.substring(0, source.offsetByCodePoints(0, LONGEST_SOURCE));
        }
    }

    /** What changed the model. */
    public enum How {
        /** A diff was applied. */
        APPLY,
        /** A request about a collection, field or relation. */
        REST,
        /** An entry was taken back. */
        UNDO,
        /** Something else did; it was noticed when the model was not as last recorded. */
        EXTERNAL;

        /** The word in the table and in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String word) {
            return constant(values(), word);
        }
    }

    /** What became of the change. */
    public enum Outcome {
        /** All of it was made. */
        DONE,
        /** It was refused, and the model is as before. */
        REFUSED,
        /** It failed, and the model is as before. */
        FAILED;

        /** The word in the table and in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String word) {
            return constant(values(), word);
        }
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown to this version in the history: " + word));
    }
}
