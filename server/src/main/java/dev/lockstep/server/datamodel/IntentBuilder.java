package dev.lockstep.server.datamodel;

import dev.lockstep.model.FieldName;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.entry.SystemFieldEntry;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts together what a request asks of the model. What is to go wins over what is to be changed. Not safe for use by
 * several threads.
 */
final class IntentBuilder {

    private final List<CollectionEntry> collections = new ArrayList<>();
    private final List<FieldEntry> fields = new ArrayList<>();
    private final List<SystemFieldEntry> systemFields = new ArrayList<>();
    private final List<RelationEntry> relations = new ArrayList<>();
    private final Map<String, JsonObject> collectionRows = new LinkedHashMap<>();
    private final Map<FieldName, JsonObject> fieldRows = new LinkedHashMap<>();
    private final Map<FieldName, JsonObject> relationRows = new LinkedHashMap<>();
    private final Set<String> goneCollections = new HashSet<>();
    private final Set<FieldName> goneFields = new HashSet<>();
    private final Set<FieldName> goneRelations = new HashSet<>();
    private final Set<String> rowlessCollections = new HashSet<>();
    private final Set<FieldName> rowlessFields = new HashSet<>();
    private final Set<FieldName> rowlessRelations = new HashSet<>();

    /** @param row whether it gets a row if it has none */
    void add(CollectionEntry entry, boolean row) {
        collections.add(entry);
        if (!row) {
            rowlessCollections.add(entry.name());
        }
    }

    /** @param row whether it gets a row if it has none */
    void add(FieldEntry entry, boolean row) {
        fields.add(entry);
        if (!row) {
            rowlessFields.add(entry.name());
        }
    }

    /** @param row whether it gets a row if it has none */
    void add(RelationEntry entry, boolean row) {
        relations.add(entry);
        if (!row) {
            rowlessRelations.add(entry.name());
        }
    }

    void add(SystemFieldEntry entry) {
        systemFields.add(entry);
    }

    /** Sets one value in the row of a collection. */
    void setInCollection(String name, String key, JsonValue value) {
        collectionRows.merge(name, one(key, value), IntentBuilder::both);
    }

    /** Sets one value in the row of a field. */
    void setInField(FieldName name, String key, JsonValue value) {
        fieldRows.merge(name, one(key, value), IntentBuilder::both);
    }

    /** Sets one value in the row of a relation. */
    void setInRelation(FieldName name, String key, JsonValue value) {
        relationRows.merge(name, one(key, value), IntentBuilder::both);
    }

    private static JsonObject one(String key, JsonValue value) {
        return JsonObject.builder().put(key, value).build();
    }

    private static JsonObject both(JsonObject first, JsonObject second) {
        var both = first;
        for (var member : second.members().entrySet()) {
            both = both.with(member.getKey(), member.getValue());
        }
        return both;
    }

    void removeCollection(String name) {
        goneCollections.add(name);
    }

    /** Whether that is news. */
    boolean removeField(FieldName name) {
        return goneFields.add(name);
    }

    void removeRelation(FieldName name) {
        goneRelations.add(name);
    }

    Intent build() {
        collectionRows.forEach((name, meta) -> {
            if (!goneCollections.contains(name)) {
                collections.add(new CollectionEntry("collections." + name, name, one("meta", meta)));
            }
        });
        fieldRows.forEach((name, meta) -> {
            if (!goes(name)) {
                fields.add(new FieldEntry("fields." + name, name, one("meta", meta)));
            }
        });
        relationRows.forEach((name, meta) -> {
            if (!goes(name) && !goneRelations.contains(name)) {
                relations.add(new RelationEntry("relations." + name, name, one("meta", meta)));
            }
        });
        return new Intent(
                collections,
                fields,
                systemFields,
                relations,
                new Intent.Removals(goneCollections, goneFields, Set.of(), goneRelations),
                new Intent.Rowless(rowlessCollections, rowlessFields, rowlessRelations));
    }

    private boolean goes(FieldName name) {
        return goneFields.contains(name) || goneCollections.contains(name.collection());
    }
}
