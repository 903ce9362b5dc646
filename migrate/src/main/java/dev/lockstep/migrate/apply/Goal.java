package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.Restoration;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * What a project is to become.
 *
 * @param wanted the whole model
 * @param restoration what comes back out of what was set aside
 * @param known hazards that need not be asked for
 * @param warnings what is done in another way than asked
 * @param left what would still have to be done on a model; nothing on one that is as wanted
 */
record Goal(
        DataModel wanted,
        Restoration restoration,
        List<Hazard> known,
        List<Warning> warnings,
        Function<DataModel, Changes> left) {
    Goal {
        known = List.copyOf(known);
        warnings = List.copyOf(warnings);
    }

    /** Finds out what is wanted, on the project as it is; under the lock if it is for a change. */
    @FunctionalInterface
    interface Finder {
        Goal find(Connection connection, ProjectState state) throws SQLException;
    }
}
