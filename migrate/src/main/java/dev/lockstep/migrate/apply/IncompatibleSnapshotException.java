package dev.lockstep.migrate.apply;

/** A snapshot comes from another version or database product, and nobody said that this is intended. */
public final class IncompatibleSnapshotException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    IncompatibleSnapshotException(String message) {
        super(message);
    }
}
