package dev.lockstep.testkit.kill.postgres;

/** What ends in the middle of an apply. */
enum Harm {
    /** The process that applies, by SIGKILL. */
    PROCESS(0),
    /** The connection; both sides live on. */
    CONNECTION(1),
    /** One process of the server, by SIGKILL; the server ends all others and recovers. */
    BACKEND(2),
    /** The server, which is stopped without time for anything and started again. */
    SERVER(3);

    /** Where a sample of points begins, so that each has others. */
    final int shift;

    Harm(int shift) {
        this.shift = shift;
    }
}
