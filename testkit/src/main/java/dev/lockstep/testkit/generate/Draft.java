package dev.lockstep.testkit.generate;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A snapshot in the making: entries by name, put and taken so that nothing points at what is gone. */
final class Draft {

    /** The name of a field or relation. */
    record Place(String collection, String field) {}

    final Map<String, JsonObject> collections = new LinkedHashMap<>();
    final Map<Place, JsonObject> fields = new LinkedHashMap<>();
    final Map<Place, JsonObject> relations = new LinkedHashMap<>();
    final Set<Place> systemIndexes = new HashSet<>();

    /** Names that no new collection gets, so that one that goes does not come back with another key. */
    private final Set<String> names = new HashSet<>();

    static Draft of(JsonObject snapshot) {
        var draft = new Draft();
        for (var entry : items(snapshot, "collections")) {
            draft.collections.put(text(entry, "collection"), entry);
            draft.names.add(text(entry, "collection"));
        }
        items(snapshot, "fields").forEach(entry -> draft.fields.put(place(entry), entry));
        items(snapshot, "relations").forEach(entry -> draft.relations.put(place(entry), entry));
        items(snapshot, "systemFields").forEach(entry -> draft.systemIndexes.add(place(entry)));
        return draft;
    }

    JsonObject snapshot(String directus) {
        var indexes = new ArrayList<JsonValue>();
        for (var place : new TreeSet<>(systemIndexes.stream()
                .map(index -> index.collection() + "." + index.field())
                .toList())) {
            int dot = place.indexOf('.');
            indexes.add(JsonObject.builder()
                    .put("collection", place.substring(0, dot))
                    .put("field", place.substring(dot + 1))
                    .put("schema", JsonObject.builder().put("is_indexed", true).build())
                    .build());
        }
        return JsonObject.builder()
                .put("version", 1)
                .put("directus", directus)
                .put("vendor", "sqlite")
                .put("collections", new JsonArray(List.copyOf(collections.values())))
                .put("fields", new JsonArray(List.copyOf(fields.values())))
                .put("systemFields", new JsonArray(indexes))
                .put("relations", new JsonArray(List.copyOf(relations.values())))
                .build();
    }

    /** Names of collections that have a table. */
    List<String> tables() {
        return collections.values().stream()
                .filter(entry -> entry.has("schema"))
                .map(entry -> text(entry, "collection"))
                .toList();
    }

    Set<String> names() {
        names.addAll(collections.keySet());
        return names;
    }

    Set<String> fieldNames(String collection) {
        var names = new HashSet<String>();
        fields.keySet().stream()
                .filter(place -> place.collection().equals(collection))
                .forEach(place -> names.add(place.field()));
        return names;
    }

    /** The key of a table of the draft. */
    JsonObject key(String collection) {
        return fields.values().stream()
                .filter(field -> text(field, "collection").equals(collection) && isKey(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key: " + collection));
    }

    static boolean isKey(JsonObject field) {
        return field.get("schema") instanceof JsonObject schema && schema.get("is_primary_key") == JsonBoolean.TRUE;
    }

    void setMeta(Map<Place, JsonObject> entries, Place place, String key, JsonValue value) {
        entries.computeIfPresent(place, (name, entry) -> withMeta(entry, key, value));
    }

    static JsonObject withMeta(JsonObject entry, String key, JsonValue value) {
        var meta = (JsonObject) entry.find("meta").orElse(JsonObject.EMPTY);
        return entry.with("meta", meta.with(key, value));
    }

    /** Takes a collection away, and all that hangs on it: its fields and relations, and fields that point at it. */
    void drop(String collection) {
        collections.remove(collection);
        for (var place : List.copyOf(fields.keySet())) {
            if (place.collection().equals(collection)) {
                drop(place);
            }
        }
        for (var place : List.copyOf(relations.keySet())) {
            var relation = relations.get(place);
            if (relation != null && collection.equals(related(relation))) {
                drop(place);
            }
        }
        relations.replaceAll((place, relation) -> withoutAllowed(relation, collection));
        collections.replaceAll((name, entry) -> entry.get("meta") instanceof JsonObject meta
                        && meta.text("group").orElse("").equals(collection)
                ? withMeta(entry, "group", JsonNull.NULL)
                : entry);
    }

    /** Takes a field away, with the relation that starts at it. */
    void drop(Place place) {
        fields.remove(place);
        relations.remove(place);
        relations.replaceAll((name, relation) -> {
            boolean ends = place.collection().equals(related(relation))
                    && relation.get("meta") instanceof JsonObject meta
                    && meta.text("one_field").orElse("").equals(place.field());
            return ends ? withMeta(relation, "one_field", JsonNull.NULL) : relation;
        });
        fields.replaceAll((name, field) -> name.collection().equals(place.collection())
                        && field.get("meta") instanceof JsonObject meta
                        && meta.text("group").orElse("").equals(place.field())
                ? withMeta(field, "group", JsonNull.NULL)
                : field);
    }

    private static JsonObject withoutAllowed(JsonObject relation, String collection) {
        if (!(relation.get("meta") instanceof JsonObject meta)
                || !(meta.get("one_allowed_collections") instanceof JsonArray(var allowed))) {
            return relation;
        }
        var left = allowed.stream()
                .filter(item -> !item.equals(new JsonText(collection)))
                .toList();
        return withMeta(relation, "one_allowed_collections", new JsonArray(left));
    }

    static @Nullable String related(JsonObject relation) {
        return relation.text("related_collection").orElse(null);
    }

    static Place place(JsonObject entry) {
        return new Place(text(entry, "collection"), text(entry, "field"));
    }

    static String text(JsonObject entry, String key) {
        return entry.text(key).orElseThrow(() -> new IllegalStateException("no " + key + ": " + entry));
    }

    private static List<JsonObject> items(JsonObject snapshot, String section) {
        return snapshot.get(section) instanceof JsonArray(var items)
                ? items.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
