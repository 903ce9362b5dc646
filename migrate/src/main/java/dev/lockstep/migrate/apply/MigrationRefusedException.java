package dev.lockstep.migrate.apply;

/** A migration was refused before its first statement; nothing has changed. */
public abstract sealed class MigrationRefusedException extends RuntimeException
        permits IncompatibleSnapshotException,
                OutdatedDiffException,
                OtherPlanException,
                UndoRefusedException,
                InvalidModelException,
                HazardsException {

    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message) {
        super(message);
    }
}
