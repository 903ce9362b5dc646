package dev.lockstep.migrate.history;

import dev.lockstep.document.exact.ExactReader;
import dev.lockstep.document.exact.ExactWriter;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A data model by its collections, with what each of them has. */
record ModelParts(Map<String, Part> byCollection) {

    /**
     * What a model has under the name of one collection.
     *
     * @param collection null for one that is built in
     * @param indexes fields of a system table that have an index
     */
    record Part(
            @Nullable CollectionDefinition collection,
            SequencedMap<FieldName, FieldDefinition> fields,
            SequencedMap<FieldName, RelationDefinition> relations,
            TreeSet<String> indexes) {

        JsonObject toJson() {
            var json = JsonObject.builder();
            if (collection != null) {
                json.put("collection", ExactWriter.collection(collection));
            }
            return json.put(
                            "fields",
                            new JsonArray(fields.values().stream()
                                    .<JsonValue>map(ExactWriter::field)
                                    .toList()))
                    .put(
                            "relations",
                            new JsonArray(relations.values().stream()
                                    .<JsonValue>map(ExactWriter::relation)
                                    .toList()))
                    .put("indexes", JsonArray.ofTexts(List.copyOf(indexes)))
                    .build();
        }
    }

    static ModelParts of(DataModel model) {
        var parts = new TreeMap<String, Part>();
        model.collections()
                .forEach((name, collection) -> parts.put(
                        name, new Part(collection, new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>())));
        model.fields().forEach((name, field) -> part(parts, name).fields().put(name, field));
        model.relations()
                .forEach((name, relation) -> part(parts, name).relations().put(name, relation));
        model.systemIndexes().forEach(name -> part(parts, name).indexes().add(name.field()));
        return new ModelParts(parts);
    }

    private static Part part(Map<String, Part> parts, FieldName name) {
        return parts.computeIfAbsent(
                name.collection(),
                builtIn -> new Part(null, new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>()));
    }

    /**
     * The model that was written in parts.
     *
     * @param contents by the name of their collection
     * @throws InvalidDocumentException if one of them was not written here
     */
    static DataModel read(Map<String, JsonValue> contents) {
        var collections = new ArrayList<CollectionDefinition>();
        var fields = new ArrayList<FieldDefinition>();
        var relations = new ArrayList<RelationDefinition>();
        var indexes = new TreeSet<FieldName>();
        // in the order of a model, whatever the order of the rows
        new TreeMap<>(contents).forEach((name, content) -> {
            var part = content instanceof JsonObject object ? object : JsonObject.EMPTY;
            part.find("collection").map(ExactReader::collection).ifPresent(collections::add);
            items(part, "fields").forEach(field -> fields.add(ExactReader.field(field)));
            items(part, "relations").forEach(relation -> relations.add(ExactReader.relation(relation)));
            items(part, "indexes").forEach(index -> indexes.add(new FieldName(name, text(index))));
        });
        return DataModel.of(collections, fields, relations, indexes);
    }

    private static List<JsonValue> items(JsonObject part, String name) {
        if (part.get(name) instanceof JsonArray(var items)) {
            return items;
        }
        throw new InvalidDocumentException(List.of("The list \"" + name + "\" is missing in a recorded collection"));
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonText(var text)) {
            return text;
        }
        throw new InvalidDocumentException(List.of("The name of an indexed field is no text"));
    }
}
