package dev.lockstep.database.mysql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a table that a change touches.
 *
 * @param was what {@code SHOW CREATE TABLE} said before, or null if there was no such table
 * @param aside the name under which the change sets it aside, or null if it stays
 * @param back the name that the change gives it again if it was set aside by an earlier one, or null if it does not
 * @param made the names of columns, indexes, constraints and triggers that come with the change
 * @param triggers those that it had
 */
record JournalEntry(
        String table,
        @Nullable String was,
        @Nullable String aside,
        @Nullable String back,
        Set<String> made,
        List<TriggerText> triggers) {

    /** Lists are kept in one text with this between their parts: the one character that no name holds. */
    private static final String BETWEEN = "\0";

    JournalEntry {
        made = Set.copyOf(made);
        triggers = List.copyOf(triggers);
    }

    /** What it is called when the change is done, if it stays. */
    String finalName() {
        return back == null ? table : back;
    }

    /**
     * A trigger.
     *
     * @param mode the {@code sql_mode} that it was made in
     */
    record TriggerText(String name, String mode, String statement) {}

    static String join(List<String> parts) {
        return String.join(BETWEEN, parts);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN, -1));
    }
}
