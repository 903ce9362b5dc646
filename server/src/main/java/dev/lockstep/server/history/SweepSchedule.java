package dev.lockstep.server.history;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a sweep at once and then time and again, on a thread of its own, until it is closed. */
public final class SweepSchedule implements AutoCloseable {

    /** As long as a sweep may wait for others at the end of a server. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private SweepSchedule(Runnable sweep, Duration pause) {
        thread = Thread.ofVirtual().name("lockstep-sweep").unstarted(() -> run(sweep, pause));
    }

    /**
     * Starts it.
     *
     * @param sweep must not throw
     * @param pause between the end of one sweep and the beginning of the next
     */
    public static SweepSchedule start(Runnable sweep, Duration pause) {
        var schedule = new SweepSchedule(sweep, pause);
        schedule.thread.start();
        return schedule;
    }

    private void run(Runnable sweep, Duration pause) {
        try {
            do {
                sweep.run();
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a sweep that runs come to its end, for a while; no other one begins. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            // not interrupted: that would close the connection in the middle of a statement
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
