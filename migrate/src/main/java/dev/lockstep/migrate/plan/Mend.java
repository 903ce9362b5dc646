package dev.lockstep.migrate.plan;

import dev.lockstep.database.Mending;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.model.FieldName;
import java.util.Comparator;

/** A hazard that was agreed to, whose rows are to be changed so that they fit. */
public record Mend(HazardCode code, FieldName field) implements Comparable<Mend> {

    private static final Comparator<Mend> ORDER =
            Comparator.comparing(Mend::field).thenComparing(Mend::code);

    /** @throws IllegalArgumentException if nothing is done to the rows of such a hazard */
    Mending mending() {
        return switch (code) {
            case VALUE_TOO_LONG -> Mending.CUT;
            case CAST_FAILS -> Mending.REFUSED_TO_NULL;
            case NULL_VALUES -> Mending.NULLS_TO_DEFAULT;
            case DUPLICATE_VALUES -> Mending.DUPLICATES_TO_NULL;
            case ORPHAN_VALUES -> Mending.ORPHANS_TO_NULL;
            case DROPS_COLUMN, DROPS_TABLE, DROPS_RECORDS, CHANGES_VALUES, VALUES_DESTROYED ->
                throw new IllegalArgumentException(code.name());
        };
    }

    @Override
    public int compareTo(Mend other) {
        return ORDER.compare(this, other);
    }
}
