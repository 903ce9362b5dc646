package dev.lockstep.database;

import org.jspecify.annotations.Nullable;

/**
 * A change of the schema ended in the middle and cannot be taken back, since something stands in the way that the change
 * did not make. Nothing is destroyed, and nothing else changes the schema until that is out of the way; the message says
 * what it is.
 */
public final class UnfinishedChangeException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public UnfinishedChangeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
