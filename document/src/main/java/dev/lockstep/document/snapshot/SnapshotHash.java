package dev.lockstep.document.snapshot;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.document.json.JsonStream;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash that says which state a diff was made for. Fields, which are most of a model, are hashed by collection, so that the
 * hash of a model that shares most of its fields with another one takes little more than what they do not share. Immutable.
 */
public final class SnapshotHash {

    private final DataModel model;
    private final Map<String, Part> parts;
    private final String text;

    /** The managed fields of a collection, and the hash of their entries. */
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

    private SnapshotHash(DataModel model, Map<String, Part> parts, String text) {
        this.model = model;
        this.parts = parts;
        this.text = text;
    }

    /**
     * The hash of a model.
     *
     * @param directus the version of Directus that the server is compatible with
     * @param vendor the database product as Directus names it
     * @param other that of another model, made for the same version and product; null if there is none
     */
    public static SnapshotHash of(DataModel model, String directus, String vendor, @Nullable SnapshotHash other) {
        var parts = new TreeMap<String, Part>();
        byCollection(model).forEach((collection, fields) -> {
            var known = other == null ? null : other.parts.get(collection);
            parts.put(collection, known != null && known.isOf(fields) ? known : new Part(fields, hash(fields)));
        });
        var members = SnapshotWriter.ofAll(model, directus, vendor).members();
        return new SnapshotHash(model, parts, CanonicalJson.sha1(stream -> {
            stream.beginObject();
            for (var member : new TreeMap<>(members).entrySet()) {
                stream.name(member.getKey());
                if (member.getKey().equals(SnapshotWriter.FIELDS)) {
                    write(parts, stream);
                } else {
                    member.getValue().write(stream);
                }
            }
            stream.endObject();
        }));
    }

    private static void write(Map<String, Part> parts, JsonStream stream) throws IOException {
        stream.beginObject();
        for (var part : parts.entrySet()) {
            stream.name(part.getKey());
            stream.value(new JsonText(part.getValue().hash()));
        }
        stream.endObject();
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

    private static String hash(List<FieldDefinition> fields) {
        return CanonicalJson.sha1(stream -> {
            stream.beginArray();
            for (var field : fields) {
                stream.value(EntryWriter.field(field));
            }
            stream.endArray();
        });
    }

    /** Whether it is the hash of that very object: to compare two whole models takes as long as to hash one. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isOf(DataModel other) {
        return model == other;
    }

    /** 40 lower-case hexadecimal digits, the same on every node. */
    public String text() {
        return text;
    }
}
