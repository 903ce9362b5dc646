package dev.lockstep.migrate.apply;

import dev.lockstep.database.Database;
import dev.lockstep.database.NoRehearsalException;
import dev.lockstep.database.RowTooWideException;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.plan.MeasuredPlan;
import dev.lockstep.migrate.plan.Mend;
import dev.lockstep.migrate.plan.Plan;
import dev.lockstep.migrate.plan.Planner;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.travel.Travel;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.model.resolve.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Plans goals, and carries them out. Safe for use by several threads. */
final class Execution {

    private final Database database;
    private final ProjectInspector inspector;
    private final Recorder recorder;
    private final Clock clock;

    Execution(Database database, ProjectInspector inspector, Recorder recorder, Clock clock) {
        this.database = database;
        this.inspector = inspector;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** What reaching a goal would do, without doing it. */
    Proposal plan(Goal.Finder finder, Consent consent) {
        return inspector.inspect(database, (connection, state) -> {
            var proposal = plan(connection, draft(state, finder.find(connection, state)), consent);
            return proposal.withLeftBehind(Travel.leftBehind(database.vendor(), connection, state, proposal.changes()));
        });
    }

    private Proposal plan(Connection connection, Draft draft, Consent consent) throws SQLException {
        return measured(draft, consent, plan -> MeasuredPlan.measure(database.vendor(), connection, plan));
    }

    /**
     * Reaches a goal: all of it, or nothing.
     *
     * @param undoes the entries of the history that are taken back with it; none for another change
     */
    Applied change(Goal.Finder finder, Terms terms, List<Long> undoes) {
        try {
            return changeTables(finder, terms, undoes);
        } catch (RowTooWideException wide) {
            throw refused(Problem.Code.ROW_TOO_WIDE, wide);
        }
    }

    private Applied changeTables(Goal.Finder finder, Terms terms, List<Long> undoes) {
        if (terms.rehearsal()) {
            return database.rehearsesOnCopy()
                    ? rehearseOnCopy(finder, terms)
                    : database.rehearse(rehearsal(finder, terms));
        }
        return database.change(connection -> {
            var look = inspector.look(connection);
            var before = look.state();
            var draft = draft(before, finder.find(connection, before));
            var runner = new PlanRunner(database.vendor(), connection, clock);
            var proposal = measured(draft, terms.consent(), runner::measure);
            check(proposal, terms);
            if (proposal.changes().isEmpty() && undoes.isEmpty()) {
                return new Applied(proposal, before, List.of(), null);
            }
            var recording = recorder.begin(
                    connection, before, draft.goal().restoration().rowIds());
            var expected = Expectation.of(draft.goal().wanted(), draft.goal().left());
            var prepared = recording.prepare(proposal, expected);
            var done = run(look::again, draft.goal(), proposal, expected, runner, recording);
            var beforehand = Expectation.result(prepared);
            recording.finish(done.applied(), done.asExpected() ? beforehand : null, terms.author(), undoes);
            return done.applied().recordedAs(recording.entry());
        });
    }

    private SqlFunction<Connection, Applied> rehearsal(Goal.Finder finder, Terms terms) {
        return connection -> {
            var look = inspector.look(connection);
            var before = look.state();
            var draft = draft(before, finder.find(connection, before));
            var runner = new PlanRunner(database.vendor(), connection, clock);
            var proposal = measured(draft, terms.consent(), runner::measure);
            check(proposal, terms);
            return rehearse(look::again, draft.goal(), proposal, runner);
        };
    }

    /** Only the statements are run there: what the rows answer, all of them say and not a sample. */
    private Applied rehearseOnCopy(Goal.Finder finder, Terms terms) {
        record Planned(Goal goal, Proposal proposal) {}
        var planned = inspector.inspect(database, (connection, state) -> {
            var draft = draft(state, finder.find(connection, state));
            return new Planned(draft.goal(), plan(connection, draft, terms.consent()));
        });
        check(planned.proposal(), terms);
        try {
            return database.rehearse(connection -> {
                var runner = new PlanRunner(database.vendor(), connection, clock);
                SecondLook second = () -> inspector.inspect(connection);
                return rehearse(second, planned.goal(), planned.proposal(), runner);
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

    @FunctionalInterface
    private interface SecondLook {
        ProjectState take() throws SQLException;
    }

    private Applied rehearse(SecondLook second, Goal goal, Proposal proposal, PlanRunner runner) throws SQLException {
        return proposal.changes().isEmpty()
                ? new Applied(proposal, proposal.before(), List.of(), null)
                : run(second, goal, proposal, Expectation.of(goal.wanted(), goal.left()), runner, null)
                        .applied();
    }

    /** @param asExpected whether the model that is there equals the one that was expected */
    private record Done(Applied applied, boolean asExpected) {}

    private Done run(
            SecondLook second,
            Goal goal,
            Proposal proposal,
            CompletableFuture<Expectation> expected,
            PlanRunner runner,
            Recorder.@Nullable Recording recording)
            throws SQLException {
        var durations = runner.run(proposal.plan(), recording);
        var after = second.take();
        var expectation = Expectation.result(expected);
        boolean asExpected = after.model().equals(expectation.model());
        verify(asExpected ? expectation.left() : goal.left().apply(after.model()));
        return new Done(new Applied(proposal, after, durations, null), asExpected);
    }

    /** What was asked for must be what is there now; otherwise everything is taken back. */
    private static void verify(Changes left) {
        if (!left.isEmpty()) {
            throw new NotConvergedException(left);
        }
    }

    /** A plan before the rows are asked. */
    private record Draft(ProjectState before, Goal goal, Changes changes, Plan plan, List<Warning> warnings) {}

    private Draft draft(ProjectState before, Goal goal) {
        return draft(before, goal, Set.of());
    }

    private Draft draft(ProjectState before, Goal goal, Set<Mend> mends) {
        var changes = Changes.between(before.model(), goal.wanted());
        var plan = changes.isEmpty() ? Plan.EMPTY : plan(before, goal, mends);
        var warnings = new ArrayList<>(goal.warnings());
        warnings.addAll(plan.warnings());
        return new Draft(before, goal, changes, plan.withKnown(goal.known()), warnings);
    }

    private Plan plan(ProjectState before, Goal goal, Set<Mend> mends) {
        try {
            var start = Returned.to(before, goal);
            var changes = Changes.between(start.model(), goal.wanted());
            return Planner.plan(database.vendor(), start, goal.wanted(), changes, goal.restoration(), mends);
        } catch (UnsupportedSchemaException unsupported) {
            throw refused(Problem.Code.UNSUPPORTED_SCHEMA, unsupported);
        }
    }

    @FunctionalInterface
    private interface Measuring {
        MeasuredPlan measure(Plan plan) throws SQLException;
    }

    /** Where rows do not fit, and it is agreed that they are changed so that they do, the plan is made again with that. */
    private Proposal measured(Draft asked, Consent consent, Measuring measuring) throws SQLException {
        try {
            var draft = asked;
            var plan = measuring.measure(draft.plan());
            var mends = mends(plan, consent);
            if (!mends.isEmpty()) {
                draft = draft(draft.before(), draft.goal(), mends);
                plan = measuring.measure(draft.plan());
            }
            return new Proposal(
                    draft.before(),
                    draft.goal().wanted(),
                    draft.changes(),
                    plan,
                    draft.warnings(),
                    List.of(),
                    PlanDigest.of(plan));
        } catch (ServerLimitException limit) {
            throw refused(Problem.Code.SERVER_LIMIT, limit);
        }
    }

    private static Set<Mend> mends(MeasuredPlan plan, Consent consent) {
        var mends = new TreeSet<Mend>();
        for (var hazard : plan.hazards()) {
            if (hazard.code().isMended() && hazard.field() != null && consent.covers(hazard)) {
                mends.add(new Mend(hazard.code(), new FieldName(hazard.collection(), hazard.field())));
            }
        }
        return mends;
    }

    private static InvalidModelException refused(Problem.Code code, RuntimeException reason) {
        return new InvalidModelException(List.of(new Problem(code, "", String.valueOf(reason.getMessage()))));
    }
}
