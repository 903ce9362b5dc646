package dev.lockstep.server.history;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.history.Retention;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Destroys what was set aside and is over its time. A failure is logged, and not again before it worked once; nothing is
 * thrown, since there is a next time. Several at once, in one process or in many, do what one would have done. Safe for use
 * by several threads.
 */
public final class RetentionSweep implements Runnable {

    private static final System.Logger LOG = System.getLogger(RetentionSweep.class.getName());

    private final Purge purge;
    private final Retention retention;
    private final AtomicBoolean failing = new AtomicBoolean();

    public RetentionSweep(Purge purge, Retention retention) {
        this.purge = purge;
        this.retention = retention;
    }

    /** To be run after each change: where nothing is to be kept, what the change set aside is destroyed. */
    public void afterChange() {
        if (retention.destroysAtOnce()) {
            run();
        }
    }

    @Override
    public void run() {
        try {
            purge.over(retention);
            failing.set(false);
        } catch (DatabaseException failed) {
            tell(String.valueOf(failed.getMessage()), null);
        } catch (RuntimeException failed) {
            tell(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** Where it is the database's doing, its message says all. */
    private void tell(String reason, @Nullable RuntimeException ours) {
        if (!failing.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What changes set aside and is over its time (SCHEMA_UNDO_RETENTION) could not be destroyed; it is tried"
                            + " again within an hour, and this is said once. " + reason,
                    ours);
        }
    }
}
