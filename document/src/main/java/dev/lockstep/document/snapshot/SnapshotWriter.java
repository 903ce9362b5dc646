package dev.lockstep.document.snapshot;

import dev.lockstep.document.json.JsonStream;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes snapshots. The same model gives the same text, to the byte. Each snapshot can be had as a value, or be written entry by
 * entry, which takes a fraction of the memory.
 */
public final class SnapshotWriter {

    static final String FIELDS = "fields";

    private final DataModel model;
    private final int version;
    private final String directus;
    private final String vendor;
    private final Predicate<String> scope;

    private SnapshotWriter(DataModel model, int version, String directus, String vendor, Predicate<String> scope) {
        this.model = model;
        this.version = version;
        this.directus = directus;
        this.vendor = vendor;
        this.scope = scope;
    }

    /**
     * The snapshot of a whole data model.
     *
     * @param directus the version of Directus that the server is compatible with
     * @param vendor the database product as Directus names it
     */
    public static SnapshotWriter ofAll(DataModel model, String directus, String vendor) {
        return new SnapshotWriter(model, 1, directus, vendor, collection -> true);
    }

    /** The snapshot of a part of a data model: of the collections that the scope accepts. */
    public static SnapshotWriter ofPart(DataModel model, String directus, String vendor, Predicate<String> scope) {
        return new SnapshotWriter(model, 2, directus, vendor, scope);
    }

    /** {@link #ofAll} as a value. */
    public static JsonObject full(DataModel model, String directus, String vendor) {
        return ofAll(model, directus, vendor).value();
    }

    /** The snapshot as a value. */
    public JsonObject value() {
        var document = JsonObject.builder();
        members().forEach((name, member) -> document.put(name, member.value()));
        return document.build();
    }

    /** Writes the snapshot as the next value of a document. */
    public void write(JsonStream stream) throws IOException {
        write(members(), stream);
    }

    private static void write(Map<String, Member> members, JsonStream stream) throws IOException {
        stream.beginObject();
        for (var member : members.entrySet()) {
            stream.name(member.getKey());
            member.getValue().write(stream);
        }
        stream.endObject();
    }

    /** A member of the document. */
    sealed interface Member {

        JsonValue value();

        void write(JsonStream stream) throws IOException;
    }

    private record Plain(JsonValue value) implements Member {

        @Override
        public void write(JsonStream stream) throws IOException {
            stream.value(value);
        }
    }

    /** Entries that are made when they are needed, one by one. */
    private record Section(Supplier<Stream<JsonObject>> entries) implements Member {

        @Override
        public JsonValue value() {
            return new JsonArray(entries.get().<JsonValue>map(entry -> entry).toList());
        }

        @Override
        public void write(JsonStream stream) throws IOException {
            stream.beginArray();
            for (Iterator<JsonObject> each = entries.get().iterator(); each.hasNext(); ) {
                stream.value(each.next());
            }
            stream.endArray();
        }
    }

    /** In the order of the document. */
    Map<String, Member> members() {
        var members = new LinkedHashMap<String, Member>();
        members.put("version", new Plain(JsonValue.of(version)));
        members.put("directus", new Plain(new JsonText(directus)));
        members.put("vendor", new Plain(new JsonText(vendor)));
        members.put(
                "collections",
                new Section(() -> model.collections().values().stream()
                        .filter(collection -> collection.managed() && scope.test(collection.name()))
                        .map(EntryWriter::collection)));
        members.put(
                FIELDS,
                new Section(() -> model.fields().values().stream()
                        .filter(field ->
                                field.managed() && scope.test(field.name().collection()))
                        .map(EntryWriter::field)));
        members.put(
                "systemFields",
                new Section(() -> model.systemIndexes().stream()
                        .filter(name -> scope.test(name.collection()))
                        .map(EntryWriter::systemField)));
        members.put(
                "relations",
                new Section(() -> model.relations().values().stream()
                        .filter(relation ->
                                relation.managed() && scope.test(relation.name().collection()))
                        .map(EntryWriter::relation)));
        return members;
    }
}
