package dev.lockstep.server.datamodel;

import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.migrate.system.SystemTables.SystemCollection;
import dev.lockstep.migrate.system.SystemTables.SystemField;
import dev.lockstep.migrate.system.SystemTables.SystemRelation;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.SystemModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is built into the server, by name. Immutable and safe for use by several threads. */
final class BuiltIn {

    private final Map<String, SystemCollection> collections = new LinkedHashMap<>();
    private final Map<FieldName, SystemField> fields = new LinkedHashMap<>();
    private final Map<FieldName, List<SystemRelation>> relations = new LinkedHashMap<>();
    private final SystemModel model;

    BuiltIn(SystemTables tables) {
        for (var collection : tables.collections()) {
            collections.put(collection.name(), collection);
            collection.fields().forEach(field -> fields.put(field.name(), field));
        }
        for (var relation : tables.relations()) {
            relations.computeIfAbsent(relation.name(), _ -> new ArrayList<>()).add(relation);
        }
        model = tables.model();
    }

    /** The collections, by name. */
    Map<String, SystemCollection> collections() {
        return Collections.unmodifiableMap(collections);
    }

    /** Whether the collection is built in. */
    boolean hasCollection(String name) {
        return collections.containsKey(name);
    }

    /** The field, or null. */
    @Nullable
    SystemField field(FieldName name) {
        return fields.get(name);
    }

    /** The relations, by the field they start at; two may start at one. */
    Map<FieldName, List<SystemRelation>> relations() {
        return Collections.unmodifiableMap(relations);
    }

    /** Whether the column carries an index from the start, or because of a foreign key. */
    boolean hasIndex(FieldName name) {
        return model.indexes().contains(name);
    }
}
