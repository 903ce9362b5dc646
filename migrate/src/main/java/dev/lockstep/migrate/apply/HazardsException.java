package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import java.util.List;

/** What is asked for would do something to the target's rows that nobody agreed to. */
public final class HazardsException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Hazard> hazards;

    HazardsException(List<Hazard> hazards) {
        super(hazards.toString());
        this.hazards = List.copyOf(hazards);
    }

    /** What is not agreed to; at least one. */
    public List<Hazard> hazards() {
        return hazards;
    }
}
