package dev.lockstep.cli.demo;

/** Something in the demo did not go as the guide says. */
final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }
}
