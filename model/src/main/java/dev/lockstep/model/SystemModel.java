package dev.lockstep.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is built into a server and therefore in no snapshot.
 *
 * @param collections names of the system collections
 * @param fields their fields
 * @param relations relations that start at them
 * @param indexes columns of them that carry an index from the start, or because of a foreign key
 * @param keys their primary keys with their types
 * @param excluded names of tables that are no part of the project, though they are in its database
 */
public record SystemModel(
        Set<String> collections,
        Set<FieldName> fields,
        Set<FieldName> relations,
        Set<FieldName> indexes,
        Map<FieldName, FieldType> keys,
        Set<String> excluded) {

    /** The prefix that Directus keeps for itself. */
    public static final String PREFIX = "directus_";

    /** The prefix of the tables in which Lockstep keeps its own records. */
    public static final String OWN_PREFIX = "lockstep_";

    public SystemModel {
        collections = Set.copyOf(collections);
        fields = Set.copyOf(fields);
        relations = Set.copyOf(relations);
        indexes = Set.copyOf(indexes);
        keys = Map.copyOf(keys);
        excluded = Set.copyOf(excluded);
    }

    /** The same without these tables of the database; no project can be without its own. */
    public SystemModel withExcluded(Set<String> tables) {
        var others = new HashSet<>(tables);
        others.removeAll(collections);
        return new SystemModel(collections, fields, relations, indexes, keys, others);
    }

    /** Whether the name belongs to the server: one of its collections, or one that only it may make. */
    public static boolean reserves(String name) {
        return name.startsWith(PREFIX) || name.startsWith(OWN_PREFIX);
    }
}
