package dev.lockstep.migrate.consent;

import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.HazardCode.HazardClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is agreed to beforehand, in the words that HTTP and the command line share: {@code CODE[:collection[.field]],…}.
 * What was agreed to and does not come up is no error: rows may have changed since.
 *
 * @param allowances what is agreed to
 * @param takingAway whether what is taken away and set aside needs it too
 */
public record Consent(Set<Allowance> allowances, boolean takingAway) {

    /** Nothing is agreed to, and what is set aside needs no agreement. */
    public static final Consent NONE = new Consent(Set.of(), false);

    public Consent {
        allowances = Set.copyOf(allowances);
    }

    /**
     * Reads what is agreed to.
     *
     * @param texts lists with commas; spaces around their parts and empty parts do not count
     * @param takingAway whether what is taken away and set aside needs it too
     * @throws InvalidConsentException with all reasons, if one of them names no hazard
     */
    public static Consent read(List<String> texts, boolean takingAway) {
        var allowances = new LinkedHashSet<Allowance>();
        var reasons = new ArrayList<String>();
        for (var text : texts) {
            for (var part : text.split(",", -1)) {
                if (!part.isBlank()) {
                    read(part.strip(), allowances, reasons);
                }
            }
        }
        if (!reasons.isEmpty()) {
            throw new InvalidConsentException(reasons);
        }
        return new Consent(allowances, takingAway);
    }

    private static void read(String text, Set<Allowance> allowances, List<String> reasons) {
        int colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var place = colon < 0 ? null : text.substring(colon + 1);
        var code = Arrays.stream(HazardCode.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (code.isEmpty()) {
            reasons.add("\"allow\" names \"" + name + "\", which is none of " + codes());
        } else if (place != null && place.isBlank()) {
            reasons.add("\"allow\" has a colon behind " + name + " and no collection");
        } else {
            allowances.add(new Allowance(code.get(), place));
        }
    }

    private static String codes() {
        return Arrays.stream(HazardCode.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Whether the change may be carried out in spite of the hazard: it is agreed to, and can be allowed where it is. */
    public boolean covers(Hazard hazard) {
        boolean free = hazard.code().hazardClass() == HazardClass.TAKES_AWAY && !takingAway;
        return hazard.allowable() && (free || allowances.stream().anyMatch(allowance -> allowance.covers(hazard)));
    }
}
