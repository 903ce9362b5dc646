package dev.lockstep.database;

/** Something in the database is written in a way that we could not restore, so we do not touch it. */
public final class UnsupportedSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedSchemaException(String message) {
        super(message);
    }
}
