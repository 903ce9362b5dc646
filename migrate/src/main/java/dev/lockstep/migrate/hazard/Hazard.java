package dev.lockstep.migrate.hazard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bad answer of the target's rows to a question that a step depends on.
 *
 * @param field null if the whole collection is concerned
 * @param rows how many rows
 * @param exact whether there are exactly so many, or more
 * @param examples keys of a few of them, as text
 * @param obstacle why it cannot be allowed; null if it can
 */
public record Hazard(
        HazardCode code,
        String collection,
        @Nullable String field,
        long rows,
        boolean exact,
        List<String> examples,
        @Nullable Obstacle obstacle) {
    public Hazard {
        examples = List.copyOf(examples);
    }

    /** Whether the change can be carried out in spite of it, if somebody agrees. */
    public boolean allowable() {
        return obstacle == null;
    }

    /** The collection, or collection and field with a dot between them. */
    public String place() {
        return field == null ? collection : collection + "." + field;
    }

    /** The place and the number in words. */
    public String describe() {
        var place = field == null ? "collection \"" + collection + '"' : "field \"" + collection + '.' + field + '"';
        var count = (exact ? "" : "more than ") + rows + (rows == 1 && exact ? " row" : " rows");
        var what = switch (code) {
            case DROPS_COLUMN -> " goes, with a value in " + count;
            case DROPS_TABLE -> " goes, with " + count;
            case DROPS_RECORDS -> " goes, with " + count + " that belong to it in other tables";
            case CHANGES_VALUES -> " changes its type, and the value of " + count + " takes another form";
            case VALUES_DESTROYED -> " comes back without what it had in " + count + ", which was destroyed since";
            case VALUE_TOO_LONG -> " would become too short for " + count;
            case CAST_FAILS -> " would change its type, which the value of " + count + " would not survive";
            case NULL_VALUES -> " would become required, but " + count + " would have no value";
            case DUPLICATE_VALUES -> " would become unique, but " + count + " would share a value";
            case ORPHAN_VALUES -> " would get a foreign key, but " + count + " would point at nothing";
        };
        return place + what;
    }
}
