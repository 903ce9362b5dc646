package dev.lockstep.migrate.apply;

import java.util.List;

/** A diff was made for another state of the target, or does not fit it. */
public final class OutdatedDiffException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    OutdatedDiffException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Why, each without a full stop; at least one. */
    public List<String> reasons() {
        return reasons;
    }
}
