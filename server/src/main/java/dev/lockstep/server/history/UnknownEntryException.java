package dev.lockstep.server.history;

/** The history has no entry of a number. */
public final class UnknownEntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEntryException(long entry) {
        super("The history has no entry " + entry + ". \"lockstep history list\" shows which there are.");
    }
}
