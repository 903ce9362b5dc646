package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.MeasuredPlan;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.travel.LeftBehind;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.util.List;

/**
 * What a request would do to a project: worked out, and measured against its rows, but not carried out.
 *
 * @param before the project as it is
 * @param wanted the model that it is to have
 * @param changes from the one to the other; empty if there is nothing to do
 * @param plan the steps, and what the rows answered
 * @param warnings what would be done in another way than asked
 * @param leftBehind what does not travel with it; asked for in a plan only
 * @param digest stands for the plan: two plans of one digest do the same, see {@link PlanDigest}
 */
public record Proposal(
        ProjectState before,
        DataModel wanted,
        Changes changes,
        MeasuredPlan plan,
        List<Warning> warnings,
        List<LeftBehind> leftBehind,
        String digest) {
    public Proposal {
        warnings = List.copyOf(warnings);
        leftBehind = List.copyOf(leftBehind);
    }

    /** What it would do to rows. */
    public List<Hazard> hazards() {
        return plan.hazards();
    }

    Proposal withLeftBehind(List<LeftBehind> other) {
        return new Proposal(before, wanted, changes, plan, warnings, other, digest);
    }
}
