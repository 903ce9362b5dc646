package dev.lockstep.cli.terminal;

/** What a command was asked for cannot be done. The message is one sentence for whoever typed it. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }
}
