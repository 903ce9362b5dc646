package dev.lockstep.migrate.apply;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.util.List;

/**
 * How a target differs from a snapshot.
 *
 * @param current the target's model as it is now; {@link Migrator#hash} binds a diff to it
 */
public record Difference(DataModel current, Changes changes, List<Warning> warnings) {
    public Difference {
        warnings = List.copyOf(warnings);
    }
}
