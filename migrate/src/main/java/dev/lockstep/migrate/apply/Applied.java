package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.util.List;

/**
 * What was carried out.
 *
 * @param after the project afterwards
 * @param changes empty if there was nothing to do
 * @param hazards what was taken away, and set aside
 */
public record Applied(ProjectState after, Changes changes, List<Hazard> hazards, List<Warning> warnings) {
    public Applied {
        hazards = List.copyOf(hazards);
        warnings = List.copyOf(warnings);
    }
}
