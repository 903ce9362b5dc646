package dev.lockstep.migrate.plan;

import dev.lockstep.database.Beforehand;
import dev.lockstep.database.Footprint;
import dev.lockstep.database.Touched;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.model.resolve.Warning;
import java.util.List;
import java.util.Set;

/**
 * Ordered steps that turn a target into what is wanted.
 *
 * @param locks run before the questions are asked, so that what they answer stays true
 * @param touched what of the schema the steps touch
 * @param listOfKept makes the table that lists what is set aside; empty if it exists. Run before the first thing that is
 *     really set aside
 * @param footprint what it touches, but for the copies of what is set aside
 * @param beforehand tables that come back, or get columns back, and that questions ask about before they are what they will be
 * @param known hazards that need not be asked for
 */
public record Plan(
        List<Sql> locks,
        List<Step> steps,
        List<Sql> listOfKept,
        Footprint footprint,
        Touched touched,
        List<Beforehand> beforehand,
        List<Hazard> known,
        List<Warning> warnings) {
    /** A plan of nothing. */
    public static final Plan EMPTY = new Plan(
            List.of(),
            List.of(),
            List.of(),
            new Footprint(List.of(), List.of(), List.of()),
            Touched.created(Set.of()),
            List.of(),
            List.of(),
            List.of());

    public Plan {
        locks = List.copyOf(locks);
        listOfKept = List.copyOf(listOfKept);
        steps = List.copyOf(steps);
        beforehand = List.copyOf(beforehand);
        known = List.copyOf(known);
        warnings = List.copyOf(warnings);
    }

    /** All questions to the rows, in the order of the steps. */
    public List<Probe> probes() {
        return steps.stream().flatMap(step -> step.probes().stream()).toList();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The same with these hazards that need not be asked for. */
    public Plan withKnown(List<Hazard> hazards) {
        return new Plan(locks, steps, listOfKept, footprint, touched, beforehand, hazards, warnings);
    }
}
