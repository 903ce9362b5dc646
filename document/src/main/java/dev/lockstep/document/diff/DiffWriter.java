package dev.lockstep.document.diff;

import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Change.AddCollection;
import dev.lockstep.model.compare.Change.AddField;
import dev.lockstep.model.compare.Change.AddRelation;
import dev.lockstep.model.compare.Change.AddSystemIndex;
import dev.lockstep.model.compare.Change.ChangeCollection;
import dev.lockstep.model.compare.Change.ChangeField;
import dev.lockstep.model.compare.Change.ChangeRelation;
import dev.lockstep.model.compare.Change.DropCollection;
import dev.lockstep.model.compare.Change.DropField;
import dev.lockstep.model.compare.Change.DropRelation;
import dev.lockstep.model.compare.Change.DropSystemIndex;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes between two models as the diff document that {@code POST /schema/diff} answers with. What documents have
 * no words for is left out: a change that makes an entry no other, such as that of the items of an enum, has no entry in it.
 */
public final class DiffWriter {

    private final Map<String, JsonObject> givenCollections = new HashMap<>();
    private final Map<FieldName, JsonObject> givenFields = new HashMap<>();
    private final Map<FieldName, JsonObject> givenRelations = new HashMap<>();

    private final List<JsonValue> collections = new ArrayList<>();
    private final List<JsonValue> fields = new ArrayList<>();
    private final List<JsonValue> systemFields = new ArrayList<>();
    private final List<JsonValue> relations = new ArrayList<>();

    private DiffWriter(@Nullable Snapshot source) {
        if (source != null) {
            for (CollectionEntry entry : source.collections().orElse(List.of())) {
                givenCollections.putIfAbsent(entry.name(), entry.json());
            }
            for (FieldEntry entry : source.fields().orElse(List.of())) {
                givenFields.putIfAbsent(entry.name(), entry.json());
            }
            for (RelationEntry entry : source.relations().orElse(List.of())) {
                givenRelations.putIfAbsent(entry.name(), entry.json());
            }
        }
    }

    /**
     * The document.
     *
     * @param hash of the state that the changes start from
     * @param source the snapshot that asked for the changes, whose words for new entries are kept; null if there is none
     */
    public static JsonObject write(String hash, Changes changes, @Nullable Snapshot source) {
        var writer = new DiffWriter(source);
        changes.all().forEach(writer::add);
        return JsonObject.builder()
                .put("hash", hash)
                .put(
                        "diff",
                        JsonObject.builder()
                                .put("collections", new JsonArray(writer.collections))
                                .put("fields", new JsonArray(writer.fields))
                                .put("systemFields", new JsonArray(writer.systemFields))
                                .put("relations", new JsonArray(writer.relations))
                                .build())
                .build();
    }

    /** Whether a document that was written here says nothing, as that of changes does for which documents have no words. */
    public static boolean isEmpty(JsonObject document) {
        return ((JsonObject) document.find("diff").orElse(JsonObject.EMPTY))
                .members().values().stream().allMatch(JsonArray.EMPTY::equals);
    }

    private void add(Change change) {
        switch (change) {
            case AddCollection(var after) ->
                collection(
                        after.name(), added(given(givenCollections.get(after.name()), EntryWriter.collection(after))));
            case DropCollection(var before) -> collection(before.name(), removed(EntryWriter.collection(before)));
            case ChangeCollection(var before, var after) ->
                collection(
                        after.name(),
                        before.managed()
                                ? Items.between(EntryWriter.collection(before), EntryWriter.collection(after))
                                : added(given(givenCollections.get(after.name()), EntryWriter.collection(after))));
            case AddField(var after) -> field(after.name(), added(newField(after)));
            case DropField(var before) -> field(before.name(), removed(EntryWriter.field(before)));
            case ChangeField(var before, var after) -> changedField(before, after);
            case AddSystemIndex(var name) -> systemField(name, true);
            case DropSystemIndex(var name) -> systemField(name, false);
            case AddRelation(var after) -> relation(after, added(newRelation(after)));
            case DropRelation(var before) -> {
                // one that nobody manages is in no snapshot; it goes with what it points at, which is listed
                if (before.managed()) {
                    relation(before, removed(EntryWriter.relation(before)));
                }
            }
            case ChangeRelation(var before, var after) ->
                relation(
                        before,
                        before.managed()
                                ? Items.between(EntryWriter.relation(before), EntryWriter.relation(after))
                                : added(newRelation(after)));
        }
    }

    private void changedField(FieldDefinition before, FieldDefinition after) {
        if (!before.managed()) {
            field(after.name(), added(newField(after)));
        } else if ((before.column() == null) != (after.column() == null)) {
            field(before.name(), removed(EntryWriter.field(before)));
            field(after.name(), added(newField(after)));
        } else {
            field(after.name(), Items.ofField(EntryWriter.field(before), EntryWriter.field(after)));
        }
    }

    private JsonObject newField(FieldDefinition after) {
        return given(givenFields.get(after.name()), EntryWriter.field(after));
    }

    private JsonObject newRelation(RelationDefinition after) {
        return given(givenRelations.get(after.name()), EntryWriter.relation(after));
    }

    private static JsonObject given(@Nullable JsonObject given, JsonObject own) {
        return given == null ? own : given;
    }

    private static List<Item> added(JsonObject rhs) {
        return List.of(new Item.Added(List.of(), rhs));
    }

    private static List<Item> removed(JsonObject lhs) {
        return List.of(new Item.Removed(List.of(), lhs));
    }

    private void collection(String name, List<Item> items) {
        put(collections, items, JsonObject.builder().put("collection", name));
    }

    private void field(FieldName name, List<Item> items) {
        put(
                fields,
                items,
                JsonObject.builder().put("collection", name.collection()).put("field", name.field()));
    }

    private void systemField(FieldName name, boolean indexed) {
        var item = new Item.Edited(
                List.of(JsonValue.of("schema"), JsonValue.of("is_indexed")),
                JsonValue.of(!indexed),
                JsonValue.of(indexed));
        put(
                systemFields,
                List.of(item),
                JsonObject.builder().put("collection", name.collection()).put("field", name.field()));
    }

    private void relation(RelationDefinition relation, List<Item> items) {
        put(
                relations,
                items,
                JsonObject.builder()
                        .put("collection", relation.name().collection())
                        .put("field", relation.name().field())
                        .put("related_collection", relation.relatedCollection()));
    }

    /** An entry without items is no diff. */
    private static void put(List<JsonValue> entries, List<Item> items, JsonObject.Builder entry) {
        if (!items.isEmpty()) {
            entries.add(entry.put(
                            "diff",
                            new JsonArray(
                                    items.stream().<JsonValue>map(Item::toJson).toList()))
                    .build());
        }
    }
}
