package dev.lockstep.database;

/** The copy of a database that a rehearsal needs cannot be made; nothing was changed. */
public final class NoRehearsalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoRehearsalException(String message, Throwable cause) {
        super(message, cause);
    }
}
