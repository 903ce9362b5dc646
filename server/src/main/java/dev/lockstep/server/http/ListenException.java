package dev.lockstep.server.http;

/** The server cannot listen where it should. The message is one sentence for whoever starts it. */
public final class ListenException extends RuntimeException {

    private final String host;
    private final int port;

    ListenException(String host, int port, String message, Throwable cause) {
        super(message, cause);
        this.host = host;
        this.port = port;
    }

    /** The address that was asked for. */
    public String host() {
        return host;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
