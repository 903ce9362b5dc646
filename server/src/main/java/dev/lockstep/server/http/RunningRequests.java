package dev.lockstep.server.http;

import java.time.Duration;

/** Counts the requests that are being answered, so that a stop can wait for them. Safe for use by many threads. */
final class RunningRequests {

    private int running;
    private boolean stopping;

    synchronized void begin() {
        running++;
    }

    synchronized void end() {
        running--;
        if (running == 0) {
            notifyAll();
        }
    }

    /** Whether a stop has begun. */
    synchronized boolean stopping() {
        return stopping;
    }

    /** Begins the stop, waits until nothing runs, and gives the number of requests that still run after the wait. */
    synchronized int awaitNone(Duration wait) {
        stopping = true;
        long end = System.nanoTime() + wait.toNanos();
        try {
            while (running > 0) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    break;
                }
                wait(millis);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return running;
    }
}
