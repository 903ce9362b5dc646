package dev.lockstep.migrate.consent;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.HazardCode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is agreed to.
 *
 * @param place a collection, or a collection, a dot and a field; null for everywhere
 */
public record Allowance(HazardCode code, @Nullable String place) {

    /** The allowance of exactly this hazard. */
    public static Allowance of(Hazard hazard) {
        return new Allowance(hazard.code(), hazard.place());
    }

    /** Whether it agrees to the hazard. */
    public boolean covers(Hazard hazard) {
        return code == hazard.code()
                && (place == null || place.equals(hazard.collection()) || place.equals(hazard.place()));
    }

    /** As it is written in a request. */
    @Override
    public String toString() {
        return place == null ? code.name() : code.name() + ":" + place;
    }
}
