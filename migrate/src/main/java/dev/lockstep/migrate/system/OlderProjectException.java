package dev.lockstep.migrate.system;

/** The database belongs to an older Directus, so a server of today's tables cannot serve it. Nothing was changed. */
public final class OlderProjectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OlderProjectException(String message) {
        super(message);
    }
}
