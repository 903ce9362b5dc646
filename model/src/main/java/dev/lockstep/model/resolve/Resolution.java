package dev.lockstep.model.resolve;

import dev.lockstep.model.DataModel;
import java.util.List;

/**
 * What a target is to become.
 *
 * @param wanted the data model in the normal form of the target's database product; parts that are the same as now are
 *     the very same, spelling included
 * @param problems if there are any, the document is refused and {@code wanted} is of no use
 */
public record Resolution(DataModel wanted, List<Problem> problems, List<Warning> warnings) {
    public Resolution {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
