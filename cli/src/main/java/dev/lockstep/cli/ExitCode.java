package dev.lockstep.cli;

/** What the command says to the shell when it ends. */
final class ExitCode {

    static final int DONE = 0;
    /** Something was done and does not hold. */
    static final int DIFFERS = 1;
    /** It could not be done. */
    static final int FAILED = 2;
    /** The command line is not one. */
    static final int USAGE = 64;

    private ExitCode() {}
}
