package dev.lockstep.migrate.apply;

import dev.lockstep.database.Database;
import dev.lockstep.database.RowTooWideException;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.document.diff.DiffDocument;
import dev.lockstep.document.diff.DiffIntent;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.Plan;
import dev.lockstep.migrate.plan.Planner;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.model.resolve.Problem;
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

/**
 * The one road on which a data model changes: inspect, resolve, compare, plan, measure, apply. Safe for use by several
 * threads; applies wait for each other.
 */
public final class Migrator {

    private final Database database;
    private final ProjectInspector inspector;
    private final Resolver resolver;
    private final String compatibility;
    private final Clock clock;
    private final Consumer<ProjectState> changed;

    /**
     * @param compatibility the version of Directus that the project is compatible with
     * @param changed told the project after each change, once it is committed
     */
    public Migrator(
            Database database, SystemModel system, String compatibility, Clock clock, Consumer<ProjectState> changed) {
        this.database = database;
        this.inspector = new ProjectInspector(database.vendor(), system);
        this.resolver = new Resolver(database.vendor().rules(), system);
        this.compatibility = compatibility;
        this.clock = clock;
        this.changed = changed;
    }

    /** The project as it is now, read afresh. */
    public ProjectState inspect() {
        return inspector.inspect(database);
    }

    /** The hash of a state, which binds a diff to it. */
    public String hash(DataModel model) {
        return SnapshotWriter.hash(
                model, compatibility, database.vendor().rules().vendor());
    }

    /**
     * How the project differs from a snapshot.
     *
     * @param force accepts a snapshot of another version or database product, and leaves out relations to nowhere
     * @throws MigrationRefusedException if the snapshot cannot be applied here
     */
    public Difference diff(Snapshot snapshot, Intent.Mode mode, boolean force) {
        if (!force) {
            checkOrigin(snapshot);
        }
        var state = inspect();
        var intent = Intent.of(snapshot, state.model(), mode);
        var resolution = resolve(intent, state.model(), state.layout(), force);
        var changes = Changes.between(state.model(), resolution.wanted());
        return new Difference(hash(state.model()), changes, resolution.warnings());
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
     * Applies a diff: all of it, or nothing.
     *
     * @param force accepts a diff that was made for another state, as long as each entry fits the state now
     * @throws MigrationRefusedException before the first statement, if it does not fit or would break rows
     */
    public Applied apply(DiffDocument diff, boolean force) {
        return change(state -> {
            var reading = DiffIntent.read(diff, state.model());
            checkFit(diff, reading, state.model(), force);
            return new Request(reading.intent(), reading.warnings());
        });
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

    /** What somebody asks for, and what is to be said about it. */
    public record Request(Intent intent, List<Warning> warnings) {
        public Request {
            warnings = List.copyOf(warnings);
        }

        /** A request with nothing to be said about it. */
        public static Request of(Intent intent) {
            return new Request(intent, List.of());
        }
    }

    /**
     * Changes the model: all of what is asked for, or nothing.
     *
     * @param request told the state under the lock, says what is asked for; what it throws ends the change
     * @throws MigrationRefusedException before the first statement, if it cannot be or would break rows
     */
    public Applied change(Function<ProjectState, Request> request) {
        var applied = changeTables(request);
        if (!applied.changes().isEmpty()) {
            changed.accept(applied.after());
        }
        return applied;
    }

    private Applied changeTables(Function<ProjectState, Request> request) {
        try {
            return database.change(connection -> change(connection, request));
        } catch (RowTooWideException wide) {
            throw new InvalidModelException(
                    List.of(new Problem(Problem.Code.ROW_TOO_WIDE, "", String.valueOf(wide.getMessage()))));
        }
    }

    private Applied change(Connection connection, Function<ProjectState, Request> request) throws SQLException {
        var before = inspector.inspect(connection);
        var asked = request.apply(before);
        var resolution = resolve(asked.intent(), before.model(), before.layout(), false);
        var changes = Changes.between(before.model(), resolution.wanted());
        var warnings = new ArrayList<>(asked.warnings());
        warnings.addAll(resolution.warnings());
        if (changes.isEmpty()) {
            return new Applied(before, changes, List.of(), warnings);
        }
        var plan = plan(before, resolution.wanted(), changes);
        warnings.addAll(plan.warnings());
        var expected = Expectation.of(resolution.wanted(), model -> left(asked.intent(), model, before.layout()));
        var taken = run(plan, connection);
        var after = inspector.inspect(connection);
        verify(asked.intent(), after, Expectation.result(expected));
        return new Applied(after, changes, taken, warnings);
    }

    private Plan plan(ProjectState before, DataModel wanted, Changes changes) {
        try {
            return Planner.plan(database.vendor(), before, wanted, changes);
        } catch (UnsupportedSchemaException unsupported) {
            throw new InvalidModelException(List.of(
                    new Problem(Problem.Code.UNSUPPORTED_SCHEMA, "", String.valueOf(unsupported.getMessage()))));
        }
    }

    private List<Hazard> run(Plan plan, Connection connection) throws SQLException {
        try {
            return new PlanRunner(database.vendor(), connection, clock).run(plan);
        } catch (ServerLimitException limit) {
            throw new InvalidModelException(
                    List.of(new Problem(Problem.Code.SERVER_LIMIT, "", String.valueOf(limit.getMessage()))));
        }
    }

    /** What was asked for must be what is there now; otherwise everything is taken back. */
    private void verify(Intent intent, ProjectState after, Expectation expected) {
        var left =
                after.model().equals(expected.model()) ? expected.left() : left(intent, after.model(), after.layout());
        if (!left.isEmpty()) {
            throw new NotConvergedException(left);
        }
    }

    /** What the same request would still find to do. */
    private Changes left(Intent intent, DataModel model, MetaLayout layout) {
        return Changes.between(model, resolve(intent, model, layout, false).wanted());
    }

    private Resolution resolve(Intent intent, DataModel current, MetaLayout layout, boolean leaveOutBroken) {
        var resolution = resolver.resolve(intent, current, layout, leaveOutBroken);
        if (!resolution.problems().isEmpty()) {
            throw new InvalidModelException(resolution.problems());
        }
        return resolution;
    }
}
