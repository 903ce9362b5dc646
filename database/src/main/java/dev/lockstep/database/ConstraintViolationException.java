package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/** A row was refused by a constraint of its table. */
public final class ConstraintViolationException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String table;
    private final @Nullable String column;

    public ConstraintViolationException(
            Kind kind, @Nullable String table, @Nullable String column, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.table = table;
        this.column = column;
    }

    /** What was violated. */
    public Kind kind() {
        return kind;
    }

    /** The table, where the product says it. */
    public @Nullable String table() {
        return table;
    }

    /** The column, where the product says it. */
    public @Nullable String column() {
        return column;
    }

    /** Kinds of constraints. */
    public enum Kind {
        UNIQUE,
        NOT_NULL,
        FOREIGN_KEY,
        CHECK,
        TOO_LONG,
        OUT_OF_RANGE
    }
}
