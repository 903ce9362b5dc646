package dev.lockstep.migrate.apply;

import java.util.List;

/** An entry of the history cannot be undone, or not now. */
public final class UndoRefusedException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Long> entries;

    /** Why it cannot be undone. */
    public enum Reason {
        /** There is no such entry. */
        UNKNOWN_ENTRY,
        /** It is undone; the entry that did it can be undone instead. */
        UNDONE_ALREADY,
        /** Later entries are in force, which would have to be undone first, or with it. */
        LATER_ENTRIES,
        /** What one entry took away, a later one made anew, so that they cannot be undone with one plan. */
        ONE_BY_ONE,
        /** It changed a table that the settings exclude now. */
        EXCLUDED_TABLE
    }

    UndoRefusedException(Reason reason, String message, List<Long> entries) {
        super(message);
        this.reason = reason;
        this.entries = List.copyOf(entries);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The entries that are in the way, the newest first; the entry that undid it, for one that is undone. */
    public List<Long> entries() {
        return entries;
    }
}
