package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was carried out.
 *
 * @param proposal what it was, worked out under the lock
 * @param after the project afterwards; of a rehearsal, as it would have been
 * @param durations how long each step of the plan took, in their order; empty if there was nothing to do
 * @param entry the number of its entry in the history; null of a rehearsal, and if there was nothing to do
 */
public record Applied(
        Proposal proposal,
        ProjectState after,
        List<Duration> durations,
        @Nullable Long entry) {
    public Applied {
        durations = List.copyOf(durations);
    }

    /** What became different; empty if there was nothing to do. */
    public Changes changes() {
        return proposal.changes();
    }

    /** What was done to rows: above all what was taken away, and set aside. */
    public List<Hazard> hazards() {
        return proposal.plan().hazards();
    }

    /** What was done in another way than asked. */
    public List<Warning> warnings() {
        return proposal.warnings();
    }

    Applied recordedAs(long number) {
        return new Applied(proposal, after, durations, number);
    }
}
