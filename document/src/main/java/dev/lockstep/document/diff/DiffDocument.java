package dev.lockstep.document.diff;

import dev.lockstep.model.FieldName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diff as it was given. */
public record DiffDocument(
        String hash,
        List<CollectionDiff> collections,
        List<FieldDiff> fields,
        List<FieldDiff> systemFields,
        List<RelationDiff> relations) {

    public DiffDocument {
        collections = List.copyOf(collections);
        fields = List.copyOf(fields);
        systemFields = List.copyOf(systemFields);
        relations = List.copyOf(relations);
    }

    /** Whether it asks for nothing. */
    public boolean isEmpty() {
        return collections.isEmpty() && fields.isEmpty() && systemFields.isEmpty() && relations.isEmpty();
    }

    /** What changes about a collection. */
    public record CollectionDiff(String path, String name, List<Item> items) {}

    /** What changes about a field. */
    public record FieldDiff(String path, FieldName name, List<Item> items) {}

    /** What changes about a relation. */
    public record RelationDiff(
            String path, FieldName name, @Nullable String relatedCollection, List<Item> items) {

        /** The relation as messages name it. */
        public String label() {
            return relatedCollection == null ? name.toString() : name + "-> " + relatedCollection;
        }
    }
}
