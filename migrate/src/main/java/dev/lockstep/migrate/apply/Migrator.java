package dev.lockstep.migrate.apply;

import dev.lockstep.database.Database;
import dev.lockstep.database.NoRehearsalException;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.document.diff.DiffDocument;
import dev.lockstep.document.diff.DiffIntent;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.plan.MeasuredPlan;
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
        var request = request(snapshot, mode, force);
        var state = inspect();
        var resolution = resolve(request.apply(state), state.model(), state.layout());
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
     * @throws MigrationRefusedException if it cannot be done whatever is agreed to
     */
    public Proposal plan(Function<ProjectState, Request> request) {
        return inspector.inspect(database, (connection, state) -> {
            var asked = request.apply(state);
            var draft = draft(state, asked);
            return measured(draft, () -> MeasuredPlan.measure(database.vendor(), connection, draft.plan()));
        });
    }

    /**
     * Changes the model: all of what is asked for, or nothing.
     *
     * @param request told the state under the lock, says what is asked for; what it throws ends the change
     * @throws MigrationRefusedException before the first statement, if the change cannot be carried out
     */
    public Applied change(Function<ProjectState, Request> request, Terms terms) {
        SqlFunction<Connection, Applied> work = connection -> change(connection, request, terms);
        if (terms.rehearsal()) {
            return database.rehearsesOnCopy() ? rehearseOnCopy(request, terms) : database.rehearse(work);
        }
        var applied = database.change(work);
        if (!applied.changes().isEmpty()) {
            changed.accept(applied.after());
        }
        return applied;
    }

    /** Only the statements are run there: what the rows answer, all of them say and not a sample. */
    private Applied rehearseOnCopy(Function<ProjectState, Request> request, Terms terms) {
        var proposal = plan(request);
        check(proposal, terms);
        var asked = request.apply(proposal.before());
        try {
            return database.rehearse(connection -> {
                var runner = new PlanRunner(database.vendor(), connection, clock);
                return run(connection, proposal, asked, runner);
            });
        } catch (NoRehearsalException none) {
            throw refused(Problem.Code.NO_REHEARSAL, none);
        }
    }

    private static void check(Proposal proposal, Terms terms) {
        if (terms.digest() != null && !terms.digest().equals(proposal.digest())) {
            throw new OtherPlanException(proposal.digest());
        }
        PlanRunner.check(proposal.hazards(), terms.consent());
    }

    private Applied change(Connection connection, Function<ProjectState, Request> request, Terms terms)
            throws SQLException {
        var before = inspector.inspect(connection);
        var asked = request.apply(before);
        var draft = draft(before, asked);
        var runner = new PlanRunner(database.vendor(), connection, clock);
        var proposal = measured(draft, () -> runner.measure(draft.plan()));
        check(proposal, terms);
        return run(connection, proposal, asked, runner);
    }

    private Applied run(Connection connection, Proposal proposal, Request asked, PlanRunner runner)
            throws SQLException {
        var before = proposal.before();
        if (proposal.changes().isEmpty()) {
            return new Applied(proposal, before, List.of());
        }
        var expected = Expectation.of(proposal.wanted(), model -> left(asked, model, before.layout()));
        var durations = runner.run(proposal.plan());
        var after = inspector.inspect(connection);
        verify(asked, after, Expectation.result(expected));
        return new Applied(proposal, after, durations);
    }

    /** A plan before the rows are asked. */
    private record Draft(ProjectState before, DataModel wanted, Changes changes, Plan plan, List<Warning> warnings) {}

    private Draft draft(ProjectState before, Request asked) {
        var resolution = resolve(asked, before.model(), before.layout());
        var changes = Changes.between(before.model(), resolution.wanted());
        var warnings = new ArrayList<>(asked.warnings());
        warnings.addAll(resolution.warnings());
        var plan = changes.isEmpty() ? Plan.EMPTY : plan(before, resolution.wanted(), changes);
        warnings.addAll(plan.warnings());
        return new Draft(before, resolution.wanted(), changes, plan, warnings);
    }

    @FunctionalInterface
    private interface Measuring {
        MeasuredPlan measure() throws SQLException;
    }

    private static Proposal measured(Draft draft, Measuring measuring) throws SQLException {
        try {
            var plan = measuring.measure();
            return new Proposal(
                    draft.before(), draft.wanted(), draft.changes(), plan, draft.warnings(), PlanDigest.of(plan));
        } catch (ServerLimitException limit) {
            throw refused(Problem.Code.SERVER_LIMIT, limit);
        }
    }

    private static InvalidModelException refused(Problem.Code code, RuntimeException reason) {
        return new InvalidModelException(List.of(new Problem(code, "", String.valueOf(reason.getMessage()))));
    }

    private Plan plan(ProjectState before, DataModel wanted, Changes changes) {
        try {
            return Planner.plan(database.vendor(), before, wanted, changes);
        } catch (UnsupportedSchemaException unsupported) {
            throw refused(Problem.Code.UNSUPPORTED_SCHEMA, unsupported);
        }
    }

    /** What was asked for must be what is there now; otherwise everything is taken back. */
    private void verify(Request asked, ProjectState after, Expectation expected) {
        var left =
                after.model().equals(expected.model()) ? expected.left() : left(asked, after.model(), after.layout());
        if (!left.isEmpty()) {
            throw new NotConvergedException(left);
        }
    }

    /** What the same request would still find to do. */
    private Changes left(Request asked, DataModel model, MetaLayout layout) {
        return Changes.between(model, resolve(asked, model, layout).wanted());
    }

    private Resolution resolve(Request asked, DataModel current, MetaLayout layout) {
        var resolution = resolver.resolve(asked.intent(), current, layout, asked.leaveOutBroken());
        if (!resolution.problems().isEmpty()) {
            throw new InvalidModelException(resolution.problems());
        }
        return resolution;
    }
}
