package dev.lockstep.cli;

/** What is done when the process is told to end. */
final class Shutdown {

    private Shutdown() {}

    /** Runs the work before the process ends, be it by itself or by a signal. */
    static void run(Runnable work) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("lockstep-stop").unstarted(work));
    }
}
