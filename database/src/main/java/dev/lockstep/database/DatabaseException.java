package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/** Work with a database failed; the message says what was tried and why it failed, without the values of rows. */
public sealed class DatabaseException extends RuntimeException
        permits DatabaseBusyException,
                DatabaseUnavailableException,
                OutcomeUnknownException,
                ConstraintViolationException,
                UnfinishedChangeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
