package dev.lockstep.migrate.project;

/** A database is not the database of a project. */
public final class NotAProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAProjectException(String message) {
        super(message);
    }
}
