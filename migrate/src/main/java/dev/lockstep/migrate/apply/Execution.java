package dev.lockstep.migrate.apply;

import dev.lockstep.database.Database;
import dev.lockstep.database.NoRehearsalException;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.SqlFunction;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.migrate.plan.MeasuredPlan;
import dev.lockstep.migrate.plan.Plan;
import dev.lockstep.migrate.plan.Planner;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.travel.Travel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.model.resolve.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
    Proposal plan(Goal.Finder finder) {
        return inspector.inspect(database, (connection, state) -> {
            var proposal = plan(connection, draft(state, finder.find(connection, state)));
            return proposal.withLeftBehind(Travel.leftBehind(database.vendor(), connection, state, proposal.changes()));
        });
    }

    private Proposal plan(Connection connection, Draft draft) throws SQLException {
        return measured(draft, () -> MeasuredPlan.measure(database.vendor(), connection, draft.plan()));
    }

    /**
     * Reaches a goal: all of it, or nothing.
     *
     * @param undoes the entries of the history that are taken back with it; none for another change
     */
    Applied change(Goal.Finder finder, Terms terms, List<Long> undoes) {
        if (terms.rehearsal()) {
            return database.rehearsesOnCopy()
                    ? rehearseOnCopy(finder, terms)
                    : database.rehearse(rehearsal(finder, terms));
        }
        return database.change(connection -> {
            var before = inspector.inspect(connection);
            var draft = draft(before, finder.find(connection, before));
            var runner = new PlanRunner(database.vendor(), connection, clock);
            var proposal = measured(draft, () -> runner.measure(draft.plan()));
            check(proposal, terms);
            if (proposal.changes().isEmpty() && undoes.isEmpty()) {
                return new Applied(proposal, before, List.of(), null);
            }
            var record = recorder.begin(connection, before);
            var applied = run(connection, draft.goal(), proposal, runner, record);
            record.finish(applied, terms.author(), undoes);
            return applied.recordedAs(record.entry());
        });
    }

    private SqlFunction<Connection, Applied> rehearsal(Goal.Finder finder, Terms terms) {
        return connection -> {
            var before = inspector.inspect(connection);
            var draft = draft(before, finder.find(connection, before));
            var runner = new PlanRunner(database.vendor(), connection, clock);
            var proposal = measured(draft, () -> runner.measure(draft.plan()));
            check(proposal, terms);
            return run(connection, draft.goal(), proposal, runner, null);
        };
    }

    /** Only the statements are run there: what the rows answer, all of them say and not a sample. */
    private Applied rehearseOnCopy(Goal.Finder finder, Terms terms) {
        record Planned(Goal goal, Proposal proposal) {}
        var planned = inspector.inspect(database, (connection, state) -> {
            var draft = draft(state, finder.find(connection, state));
            return new Planned(draft.goal(), plan(connection, draft));
        });
        check(planned.proposal(), terms);
        try {
            return database.rehearse(connection -> {
                var runner = new PlanRunner(database.vendor(), connection, clock);
                return run(connection, planned.goal(), planned.proposal(), runner, null);
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

    private Applied run(
            Connection connection, Goal goal, Proposal proposal, PlanRunner runner, Recorder.@Nullable Recording record)
            throws SQLException {
        if (proposal.changes().isEmpty() && record == null) {
            return new Applied(proposal, proposal.before(), List.of(), null);
        }
        var expected = Expectation.of(goal.wanted(), goal.left());
        var durations = runner.run(proposal.plan(), record);
        var after = inspector.inspect(connection);
        verify(goal, after, Expectation.result(expected));
        return new Applied(proposal, after, durations, null);
    }

    /** What was asked for must be what is there now; otherwise everything is taken back. */
    private static void verify(Goal goal, ProjectState after, Expectation expected) {
        var left = after.model().equals(expected.model())
                ? expected.left()
                : goal.left().apply(after.model());
        if (!left.isEmpty()) {
            throw new NotConvergedException(left);
        }
    }

    /** A plan before the rows are asked. */
    private record Draft(ProjectState before, Goal goal, Changes changes, Plan plan, List<Warning> warnings) {}

    private Draft draft(ProjectState before, Goal goal) {
        var changes = Changes.between(before.model(), goal.wanted());
        var plan = changes.isEmpty() ? Plan.EMPTY : plan(before, goal);
        var warnings = new ArrayList<>(goal.warnings());
        warnings.addAll(plan.warnings());
        return new Draft(before, goal, changes, plan.withKnown(goal.known()), warnings);
    }

    private Plan plan(ProjectState before, Goal goal) {
        try {
            var start = Returned.to(before, goal);
            var changes = Changes.between(start.model(), goal.wanted());
            return Planner.plan(database.vendor(), start, goal.wanted(), changes, goal.restoration());
        } catch (UnsupportedSchemaException unsupported) {
            throw refused(Problem.Code.UNSUPPORTED_SCHEMA, unsupported);
        }
    }

    @FunctionalInterface
    private interface Measuring {
        MeasuredPlan measure() throws SQLException;
    }

    private static Proposal measured(Draft draft, Measuring measuring) throws SQLException {
        try {
            var plan = measuring.measure();
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

    private static InvalidModelException refused(Problem.Code code, RuntimeException reason) {
        return new InvalidModelException(List.of(new Problem(code, "", String.valueOf(reason.getMessage()))));
    }
}
