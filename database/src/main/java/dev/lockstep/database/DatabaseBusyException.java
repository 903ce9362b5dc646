package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/** Others hold the database for longer than we wait. Nothing was changed; trying again later may work. */
public final class DatabaseBusyException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
