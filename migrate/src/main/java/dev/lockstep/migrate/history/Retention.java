package dev.lockstep.migrate.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How long what changes take away is kept, so that they can be undone.
 *
 * @param time {@link Duration#ZERO} destroys it with the change
 */
public record Retention(Duration time) {

    /** Thirty days. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(30));

    /** @throws IllegalArgumentException if the time is negative */
    public Retention {
        if (time.isNegative()) {
            throw new IllegalArgumentException("negative: " + time);
        }
    }

    /** Whether what a change takes away is not to be kept at all. */
    public boolean destroysAtOnce() {
        return time.isZero();
    }

    /** Whether the time of what was set aside then is over. */
    public boolean isOver(Instant takenAt, Instant now) {
        return !takenAt.plus(time).isAfter(now);
    }
}
