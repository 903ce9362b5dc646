package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.hazard.Hazard;
import java.util.List;

/** Rows of the target would be broken by what is asked for. */
public final class BreaksValuesException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Hazard> hazards;

    BreaksValuesException(List<Hazard> hazards) {
        super(hazards.toString());
        this.hazards = List.copyOf(hazards);
    }

    /** What would be broken; at least one. */
    public List<Hazard> hazards() {
        return hazards;
    }
}
