package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened or reached. Nothing was changed. */
public final class DatabaseUnavailableException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
