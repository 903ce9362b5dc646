package dev.lockstep.database;

/** A change needs more at once than the server is set up for; before its first statement. */
public final class ServerLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final long needed;

    /**
     * @param setting of the server that is to be raised
     * @param present its value
     * @param needed the least value that does
     */
    public ServerLimitException(String message, String setting, long present, long needed) {
        super(message + " Raise " + setting + " from " + present + " to at least " + needed + ".");
        this.setting = setting;
        this.needed = needed;
    }

    /** The setting of the server that is to be raised. */
    public String setting() {
        return setting;
    }

    /** The least value of it that does. */
    public long needed() {
        return needed;
    }
}
