package dev.lockstep.server.items;

/** The schema was changed after a collection was found in it. Nothing was read or written. */
final class OutdatedCollectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutdatedCollectionException() {
        super("The schema was changed in between; nothing was read or written.", null, false, false);
    }
}
