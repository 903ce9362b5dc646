package dev.lockstep.server.items;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.server.http.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A project whose model may be changed at any time, also between a look at it and the use that is made of it. Safe for use
 * by many threads.
 */
public final class CurrentProject {

    private static final int TRIES = 10;

    private final Supplier<ProjectState> state;

    /** @param state the project as of now */
    public CurrentProject(Supplier<ProjectState> state) {
        this.state = state;
    }

    /** The project as of now. */
    public ProjectState get() {
        return state.get();
    }

    /**
     * Runs an action of {@link ItemActions} on the project as it is; again if the model was changed before it began. What
     * the action decides by the model it decides anew each time.
     *
     * @throws DatabaseBusyException if the model is changed time and again; nothing was done
     */
    public Response run(Function<ProjectState, Response> action) {
        @Nullable OutdatedCollectionException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return action.apply(state.get());
            } catch (OutdatedCollectionException outdated) {
                last = outdated;
            }
        }
        throw new DatabaseBusyException("The model was changed time and again; nothing was done.", last);
    }
}
