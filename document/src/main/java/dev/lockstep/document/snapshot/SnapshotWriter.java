package dev.lockstep.document.snapshot;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import java.util.function.Predicate;

/** Writes snapshots. The same model gives the same text, to the byte. */
public final class SnapshotWriter {

    private SnapshotWriter() {}

    /**
     * The snapshot of a whole data model.
     *
     * @param directus the version of Directus that the server is compatible with
     * @param vendor the database product as Directus names it
     */
    public static JsonObject full(DataModel model, String directus, String vendor) {
        return write(model, 1, directus, vendor, collection -> true);
    }

    /** The snapshot of a part of a data model: of the collections that the scope accepts. */
    public static JsonObject partial(DataModel model, String directus, String vendor, Predicate<String> scope) {
        return write(model, 2, directus, vendor, scope);
    }

    /** The hash that says which state a diff was made for: 40 lower-case hex digits, the same on every node. */
    public static String hash(DataModel model, String directus, String vendor) {
        return CanonicalJson.sha1(full(model, directus, vendor));
    }

    private static JsonObject write(
            DataModel model, int version, String directus, String vendor, Predicate<String> scope) {
        List<JsonValue> collections = model.collections().values().stream()
                .filter(collection -> collection.managed() && scope.test(collection.name()))
                .<JsonValue>map(EntryWriter::collection)
                .toList();
        List<JsonValue> fields = model.fields().values().stream()
                .filter(field -> field.managed() && scope.test(field.name().collection()))
                .<JsonValue>map(EntryWriter::field)
                .toList();
        List<JsonValue> systemFields = model.systemIndexes().stream()
                .filter(name -> scope.test(name.collection()))
                .<JsonValue>map(EntryWriter::systemField)
                .toList();
        List<JsonValue> relations = model.relations().values().stream()
                .filter(relation ->
                        relation.managed() && scope.test(relation.name().collection()))
                .<JsonValue>map(EntryWriter::relation)
                .toList();
        return JsonObject.builder()
                .put("version", version)
                .put("directus", directus)
                .put("vendor", vendor)
                .put("collections", new JsonArray(collections))
                .put("fields", new JsonArray(fields))
                .put("systemFields", new JsonArray(systemFields))
                .put("relations", new JsonArray(relations))
                .build();
    }
}
