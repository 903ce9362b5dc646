package dev.lockstep.server.cache;

import dev.lockstep.database.Database;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last inspection for items. It is taken anew when the stamp of the database's schema is another, which
 * notices every change of a table by whomever, and after {@link #MOST_AGE} for changes of meta rows that others make.
 * Safe for use by several threads.
 */
public final class ModelCache implements Supplier<ProjectState> {

    /** How long a change of a meta row by another program may go unnoticed by items. */
    public static final Duration MOST_AGE = Duration.ofSeconds(5);

    private final Database database;
    private final ProjectInspector inspector;
    private final Clock clock;
    private volatile @Nullable Entry entry;

    private record Entry(ProjectState state, Instant taken) {}

    public ModelCache(Database database, ProjectInspector inspector, Clock clock) {
        this.database = database;
        this.inspector = inspector;
        this.clock = clock;
    }

    /** The project as of now, or of a moment ago. */
    @Override
    public ProjectState get() {
        var cached = entry;
        var now = clock.instant();
        if (cached != null && cached.taken().plus(MOST_AGE).isAfter(now) && isCurrent(cached)) {
            return cached.state();
        }
        var state = database.inspect(inspector::inspect);
        entry = new Entry(state, now);
        return state;
    }

    private boolean isCurrent(Entry cached) {
        var stamp = database.read(connection -> database.vendor().inspector().stamp(connection));
        return cached.state().stamp().equals(stamp);
    }

    /** Forgets what is remembered; the next reader inspects anew. */
    public void forget() {
        entry = null;
    }
}
