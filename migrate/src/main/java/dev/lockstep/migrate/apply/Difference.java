package dev.lockstep.migrate.apply;

import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.resolve.Warning;
import java.util.List;

/**
 * How a target differs from a snapshot.
 *
 * @param hash of the target's state
 */
public record Difference(String hash, Changes changes, List<Warning> warnings) {
    public Difference {
        warnings = List.copyOf(warnings);
    }
}
