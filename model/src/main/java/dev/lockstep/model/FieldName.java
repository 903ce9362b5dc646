package dev.lockstep.model;

import java.util.Comparator;

/** The name of a field within its collection; also the name of the relation that starts at that field. */
public record FieldName(String collection, String field) implements Comparable<FieldName> {

    private static final Comparator<FieldName> ORDER =
            Comparator.comparing(FieldName::collection).thenComparing(FieldName::field);

    @Override
    public int compareTo(FieldName other) {
        return ORDER.compare(this, other);
    }

    /** {@code collection.field}. */
    @Override
    public String toString() {
        return collection + '.' + field;
    }
}
