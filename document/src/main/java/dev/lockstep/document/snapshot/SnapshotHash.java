package dev.lockstep.document.snapshot;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash that says which state a diff was made for. The hash of a model that shares most of its fields with another one takes
 * little more than what they do not share. Immutable.
 */
public final class SnapshotHash {

    private final DataModel model;
    private final FieldHashes fields;
    private final String text;

    private SnapshotHash(DataModel model, FieldHashes fields, String text) {
        this.model = model;
        this.fields = fields;
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
        var fields = FieldHashes.of(model, SnapshotHash::hash, other == null ? null : other.fields);
        var members = SnapshotWriter.ofAll(model, directus, vendor).members();
        return new SnapshotHash(model, fields, CanonicalJson.sha1(stream -> {
            stream.beginObject();
            for (var member : new TreeMap<>(members).entrySet()) {
                stream.name(member.getKey());
                if (member.getKey().equals(SnapshotWriter.FIELDS)) {
                    stream.value(fields.toJson());
                } else {
                    member.getValue().write(stream);
                }
            }
            stream.endObject();
        }));
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
