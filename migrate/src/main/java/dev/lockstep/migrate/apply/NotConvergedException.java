package dev.lockstep.migrate.apply;

import dev.lockstep.model.compare.Changes;

/**
 * After all steps the target was not what was asked for. Everything was taken back; this is a defect of ours, and the
 * message says where to look.
 */
public final class NotConvergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConvergedException(Changes left) {
        super("After all steps these differences were left, so everything was taken back: " + DifferenceText.of(left)
                + ".");
    }
}
