package dev.lockstep.document.snapshot;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hash of the managed fields of each collection. Fields are most of a model: what hashes these instead of them can take those of
 * collections that it shares with another model from there. Immutable.
 */
final class FieldHashes {

    private final Map<String, Part> parts;

    private FieldHashes(Map<String, Part> parts) {
        this.parts = parts;
    }

    private record Part(List<FieldDefinition> fields, String hash) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<FieldDefinition> others) {
            if (fields.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The hashes for a model.
     *
     * @param hash of fields in their order, and of nothing else
     * @param other made with the same function; null if there is none
     */
    static FieldHashes of(DataModel model, Function<List<FieldDefinition>, String> hash, @Nullable FieldHashes other) {
        var parts = new TreeMap<String, Part>();
        byCollection(model).forEach((collection, fields) -> {
            var known = other == null ? null : other.parts.get(collection);
            parts.put(collection, known != null && known.isOf(fields) ? known : new Part(fields, hash.apply(fields)));
        });
        return new FieldHashes(parts);
    }

    private static Map<String, List<FieldDefinition>> byCollection(DataModel model) {
        var byCollection = new TreeMap<String, List<FieldDefinition>>();
        for (var field : model.fields().values()) {
            if (field.managed()) {
                byCollection
                        .computeIfAbsent(field.name().collection(), name -> new ArrayList<>())
                        .add(field);
            }
        }
        return byCollection;
    }

    /** Them by the names of the collections. */
    JsonObject toJson() {
        var hashes = JsonObject.builder();
        parts.forEach((collection, part) -> hashes.put(collection, part.hash()));
        return hashes.build();
    }
}
