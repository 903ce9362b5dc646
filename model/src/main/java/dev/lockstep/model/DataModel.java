package dev.lockstep.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data model of a project: its collections, fields and relations without those built into the server, and the
 * indexes on columns of system tables. Custom fields of system collections belong to it. Tables and columns without a
 * meta row are in it too, as not managed, so that they can be adopted; snapshots leave them out.
 *
 * <p>Maps are in the order of a snapshot: collections by name; fields and relations by collection and, inside it, by the
 * order in which their rows were made, those without a row last.
 */
public record DataModel(
        SequencedMap<String, CollectionDefinition> collections,
        SequencedMap<FieldName, FieldDefinition> fields,
        SequencedMap<FieldName, RelationDefinition> relations,
        SortedSet<FieldName> systemIndexes) {

    /** A model without anything in it. */
    public static final DataModel EMPTY =
            new DataModel(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>());

    public DataModel {
        collections = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(collections));
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        relations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(relations));
        systemIndexes = Collections.unmodifiableSortedSet(new TreeSet<>(systemIndexes));
    }

    /** A model of these entries, in the order given. */
    public static DataModel of(
            List<CollectionDefinition> collections,
            List<FieldDefinition> fields,
            List<RelationDefinition> relations,
            SortedSet<FieldName> systemIndexes) {
        return new DataModel(
                index(collections, CollectionDefinition::name),
                index(fields, FieldDefinition::name),
                index(relations, RelationDefinition::name),
                systemIndexes);
    }

    /** The collection, or null. */
    public @Nullable CollectionDefinition collection(String name) {
        return collections.get(name);
    }

    /** The field, or null. */
    public @Nullable FieldDefinition field(FieldName name) {
        return fields.get(name);
    }

    /** The relation that starts at the field, or null. */
    public @Nullable RelationDefinition relation(FieldName name) {
        return relations.get(name);
    }

    /** The fields of each collection, in order. */
    public Map<String, List<FieldDefinition>> fieldsByCollection() {
        var byCollection = new LinkedHashMap<String, List<FieldDefinition>>();
        for (var field : fields.values()) {
            byCollection
                    .computeIfAbsent(field.name().collection(), name -> new java.util.ArrayList<>())
                    .add(field);
        }
        return byCollection;
    }

    private static <K, V> SequencedMap<K, V> index(List<V> values, Function<V, K> key) {
        var map = new LinkedHashMap<K, V>();
        for (var value : values) {
            map.put(key.apply(value), value);
        }
        return map;
    }
}
