package dev.lockstep.migrate.apply;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.document.diff.DiffDocument;
import dev.lockstep.document.diff.DiffIntent;
import dev.lockstep.document.snapshot.SnapshotHash;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.plan.Restoration;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.model.resolve.Resolution;
import dev.lockstep.model.resolve.Resolver;
import dev.lockstep.model.resolve.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one road on which a data model changes: inspect, resolve, compare, plan, measure, apply. Safe for use by several
 * threads; applies wait for each other.
 */
public final class Migrator {

    private final Database database;
    private final SystemModel system;
    private final ProjectInspector inspector;
    private final Resolver resolver;
    private final String compatibility;
    private final Recorder recorder;
    private volatile @Nullable SnapshotHash lastHash;
    private final Execution execution;
    private final Consumer<ProjectState> changed;

    /**
     * @param compatibility the version of Directus that the project is compatible with
     * @param changed told the project after each change, once it is committed
     */
    public Migrator(
            Database database,
            ProjectInspector inspector,
            String compatibility,
            Clock clock,
            Consumer<ProjectState> changed) {
        this.database = database;
        this.system = inspector.system();
        this.inspector = inspector;
        this.resolver = new Resolver(database.vendor().rules(), system);
        this.compatibility = compatibility;
        this.changed = changed;
        this.recorder = new Recorder(database.vendor(), system, this::hash, clock);
        this.execution = new Execution(database, inspector, recorder, clock);
    }

    /** The project as it is now. */
    public ProjectState inspect() {
        return inspector.inspect(database);
    }

    /** The hash of a state, which binds a diff to it. One change asks for that of the same model several times. */
    public String hash(DataModel model) {
        var known = lastHash;
        if (known != null && known.isOf(model)) {
            return known.text();
        }
        var hash =
                SnapshotHash.of(model, compatibility, database.vendor().rules().vendor(), known);
        lastHash = hash;
        return hash.text();
    }

    /**
     * How the project differs from a snapshot.
     *
     * @param force accepts a snapshot of another version or database product, and leaves out relations to nowhere
     * @throws MigrationRefusedException if the snapshot cannot be applied here
     */
    public Difference diff(Snapshot snapshot, Intent.Mode mode, boolean force) {
        var request = request(snapshot, mode, force);
        var state = inspect();
        var resolution = resolve(request.apply(state), state.model(), state.layout());
        var changes = Changes.between(state.model(), resolution.wanted());
        return new Difference(state.model(), changes, resolution.warnings());
    }

    private void checkOrigin(Snapshot snapshot) {
        var bypass = ". You can bypass this check by passing the \"force\" query parameter";
        if (!snapshot.directus().equals(compatibility)) {
            throw new IncompatibleSnapshotException("Provided snapshot's directus version " + snapshot.directus()
                    + " does not match the current instance's version " + compatibility + bypass);
        }
        var vendor = database.vendor().rules().vendor();
        if (snapshot.vendor().isEmpty()) {
            throw new IncompatibleSnapshotException(
                    "Provided snapshot does not contain the \"vendor\" property" + bypass);
        }
        if (!snapshot.vendor().get().equals(vendor)) {
            throw new IncompatibleSnapshotException("Provided snapshot's vendor "
                    + snapshot.vendor().get() + " does not match the current instance's vendor " + vendor + bypass);
        }
    }

    /**
     * The request that a diff makes.
     *
     * @param force accepts a diff that was made for another state, as long as each entry fits the state now
     */
    public Function<ProjectState, Request> request(DiffDocument diff, boolean force) {
        return state -> {
            var reading = DiffIntent.read(diff, state.model());
            checkFit(diff, reading, state.model(), force);
            return new Request(reading.intent(), reading.warnings(), false);
        };
    }

    /**
     * The request that a snapshot makes.
     *
     * @param force accepts a snapshot of another version or database product, and leaves out relations to nowhere
     */
    public Function<ProjectState, Request> request(Snapshot snapshot, Intent.Mode mode, boolean force) {
        return state -> {
            if (!force) {
                checkOrigin(snapshot);
            }
            return new Request(Intent.of(snapshot, state.model(), mode), List.of(), force);
        };
    }

    /**
     * Applies a diff: all of it, or nothing.
     *
     * @param force accepts a diff that was made for another state, as long as each entry fits the state now
     * @throws MigrationRefusedException before the first statement, if it does not fit or would break rows
     */
    public Applied apply(DiffDocument diff, boolean force) {
        return change(request(diff, force), Terms.DEFAULT);
    }

    private void checkFit(DiffDocument diff, DiffIntent.Reading reading, DataModel model, boolean force) {
        if (!reading.contradictions().isEmpty()) {
            throw new OutdatedDiffException(reading.contradictions());
        }
        if (!force && !diff.hash().equals(hash(model))) {
            throw new OutdatedDiffException(List.of(
                    "Provided hash does not match the current instance's schema hash, indicating the schema has changed"
                            + " after this diff was generated. Please generate a new diff and try again or use the"
                            + " \"force\" query parameter to bypass this check"));
        }
        if (!reading.missing().isEmpty()) {
            throw new OutdatedDiffException(reading.missing());
        }
    }

    /**
     * What somebody asks for.
     *
     * @param warnings what is to be said about it
     * @param leaveOutBroken whether relations to nowhere are left out instead of refused
     */
    public record Request(Intent intent, List<Warning> warnings, boolean leaveOutBroken) {
        public Request {
            warnings = List.copyOf(warnings);
        }

        /** A request with nothing to be said about it. */
        public static Request of(Intent intent) {
            return new Request(intent, List.of(), false);
        }
    }

    /**
     * What a request would do, without doing it. Hazards refuse nothing here; they are what one wants to see.
     *
     * @param request told the state, says what is asked for; what it throws comes out of here
     * @param consent what is agreed to, which may make another plan of it
     * @throws MigrationRefusedException if it cannot be done whatever is agreed to
     */
    public Proposal plan(Function<ProjectState, Request> request, Consent consent) {
        return execution.plan(goal(request), consent);
    }

    /**
     * Changes the model: all of what is asked for, or nothing.
     *
     * @param request told the state under the lock, says what is asked for; what it throws ends the change
     * @throws MigrationRefusedException before the first statement, if the change cannot be carried out
     */
    public Applied change(Function<ProjectState, Request> request, Terms terms) {
        return told(execution.change(goal(request), terms, List.of()));
    }

    private Applied told(Applied applied) {
        if (applied.entry() != null) {
            changed.accept(applied.after());
        }
        return applied;
    }

    private Goal.Finder goal(Function<ProjectState, Request> request) {
        return (_, state) -> {
            var asked = request.apply(state);
            var resolution = resolve(asked, state.model(), state.layout());
            var warnings = new ArrayList<>(asked.warnings());
            warnings.addAll(resolution.warnings());
            return new Goal(
                    resolution.wanted(),
                    Restoration.NONE,
                    List.of(),
                    warnings,
                    model -> Changes.between(
                            model, resolve(asked, model, state.layout()).wanted()));
        };
    }

    private Resolution resolve(Request asked, DataModel current, MetaLayout layout) {
        var resolution = resolver.resolve(asked.intent(), current, layout, asked.leaveOutBroken());
        if (!resolution.problems().isEmpty()) {
            throw new InvalidModelException(resolution.problems());
        }
        return resolution;
    }

    /**
     * Records what others did to the model since it was last recorded, as an entry of the history; does nothing if they did
     * nothing, or nothing is recorded yet.
     */
    public void notice() {
        boolean outdated = inspector.inspect(database, recorder::isOutdated);
        if (outdated) {
            database.change(connection -> {
                recorder.begin(connection, inspector.inspect(connection), Restoration.NONE.rowIds())
                        .external();
                return true;
            });
        }
    }

    /**
     * What undoing an entry of the history would do, without doing it.
     *
     * @param through whether all later entries are undone with it
     * @param consent what is agreed to, which may make another plan of it
     * @throws UndoRefusedException if there is no such entry, it is undone already, or later ones are in force
     * @throws MigrationRefusedException if it cannot be done whatever is agreed to
     */
    public Proposal planUndo(long entry, boolean through, Consent consent) {
        notice();
        return execution.plan(
                (connection, state) ->
                        undoing(connection, state, entry, through).goal(),
                consent);
    }

    /**
     * Makes the model, and what was set aside, what they were before an entry of the history. Rows that were written since to
     * what stayed are kept.
     *
     * @param through whether all later entries are undone with it
     * @throws UndoRefusedException if there is no such entry, it is undone already, or later ones are in force
     * @throws MigrationRefusedException before the first statement, if the change cannot be carried out
     */
    public Applied undo(long entry, boolean through, Terms terms) {
        notice();
        var undone = new ArrayList<Long>();
        return told(execution.change(
                (connection, state) -> {
                    var undoing = undoing(connection, state, entry, through);
                    undone.clear();
                    undone.addAll(undoing.entries());
                    return undoing.goal();
                },
                terms,
                undone));
    }

    private Undoing undoing(Connection connection, ProjectState state, long entry, boolean through)
            throws SQLException {
        if (recorder.isOutdated(connection, state)) {
            throw new DatabaseBusyException("The model was changed by others at this very moment.", null);
        }
        var undoing = Undoing.of(database.vendor(), connection, state, entry, through);
        undoing.requireWithout(system.excluded());
        return undoing;
    }
}
