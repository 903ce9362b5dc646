package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/**
 * The database went out of reach while a transaction was being committed, so nobody here knows whether it was: all of it
 * was done or nothing. Whoever asked has to look before asking again.
 */
public final class OutcomeUnknownException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
