package dev.lockstep.model.resolve;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.entry.SystemFieldEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody asks of a data model: entries that are to be there with the values they give, and entries that are to
 * go. Everything else stays.
 */
public record Intent(
        List<CollectionEntry> collections,
        List<FieldEntry> fields,
        List<SystemFieldEntry> systemFields,
        List<RelationEntry> relations,
        Removals removals,
        Rowless rowless) {

    /** An intent whose entries all get rows. */
    public Intent(
            List<CollectionEntry> collections,
            List<FieldEntry> fields,
            List<SystemFieldEntry> systemFields,
            List<RelationEntry> relations,
            Removals removals) {
        this(collections, fields, systemFields, relations, removals, Rowless.NONE);
    }

    public Intent {
        collections = List.copyOf(collections);
        fields = List.copyOf(fields);
        systemFields = List.copyOf(systemFields);
        relations = List.copyOf(relations);
    }

    /** Entries that are to go, by name. */
    public record Removals(
            Set<String> collections, Set<FieldName> fields, Set<FieldName> systemIndexes, Set<FieldName> relations) {

        /** Nothing goes. */
        public static final Removals NONE = new Removals(Set.of(), Set.of(), Set.of(), Set.of());

        public Removals {
            collections = Set.copyOf(collections);
            fields = Set.copyOf(fields);
            systemIndexes = Set.copyOf(systemIndexes);
            relations = Set.copyOf(relations);
        }
    }

    /**
     * Entries that get no row of their own where they have none: tables, columns and foreign keys that are made or
     * changed, but stay unmanaged. Documents cannot ask for that; requests can.
     */
    public record Rowless(Set<String> collections, Set<FieldName> fields, Set<FieldName> relations) {

        /** Every entry gets a row. */
        public static final Rowless NONE = new Rowless(Set.of(), Set.of(), Set.of());

        public Rowless {
            collections = Set.copyOf(collections);
            fields = Set.copyOf(fields);
            relations = Set.copyOf(relations);
        }
    }

    /** Whether entries that a snapshot lacks are to go. */
    public enum Mode {
        /** What the snapshot's scope covers and its sections lack goes. */
        MIRROR,
        /** Nothing goes, no entry and no index. */
        MERGE
    }

    /**
     * What a snapshot asks of a target. Only an entry that is absent from a section of a complete snapshot is to go, or
     * one that is absent within the collections that a partial snapshot lists. A section that is missing says nothing.
     */
    public static Intent of(Snapshot snapshot, DataModel current, Mode mode) {
        var intent = new Intent(
                snapshot.collections().orElse(List.of()),
                snapshot.fields().orElse(List.of()),
                snapshot.systemFields().orElse(List.of()),
                snapshot.relations().orElse(List.of()),
                Removals.NONE);
        if (mode == Mode.MERGE) {
            return intent.withRemovals(Removals.NONE);
        }
        return intent.withRemovals(intent.absent(snapshot, current));
    }

    private Removals absent(Snapshot snapshot, DataModel current) {
        var listed = collections.stream().map(CollectionEntry::name).collect(Collectors.toSet());
        Set<String> goneCollections = new HashSet<>();
        if (!snapshot.partial() && snapshot.collections().isPresent()) {
            for (var collection : current.collections().values()) {
                if (collection.managed() && !listed.contains(collection.name())) {
                    goneCollections.add(collection.name());
                }
            }
        }
        Set<FieldName> goneFields = new HashSet<>();
        if (snapshot.fields().isPresent()) {
            var given = fields.stream().map(FieldEntry::name).collect(Collectors.toSet());
            for (var field : current.fields().values()) {
                if (field.managed()
                        && covers(snapshot, listed, field.name().collection())
                        && !given.contains(field.name())
                        && !keyOfUnmanaged(field, listed, current)) {
                    goneFields.add(field.name());
                }
            }
        }
        Set<FieldName> goneRelations = new HashSet<>();
        if (snapshot.relations().isPresent()) {
            var given = relations.stream().map(RelationEntry::name).collect(Collectors.toSet());
            for (var relation : current.relations().values()) {
                if (relation.managed()
                        && covers(snapshot, listed, relation.name().collection())
                        && !given.contains(relation.name())) {
                    goneRelations.add(relation.name());
                }
            }
        }
        Set<FieldName> goneIndexes = new HashSet<>();
        if (snapshot.systemFields().isPresent()) {
            var given = systemFields.stream().map(SystemFieldEntry::name).collect(Collectors.toSet());
            for (var index : current.systemIndexes()) {
                if (covers(snapshot, listed, index.collection()) && !given.contains(index)) {
                    goneIndexes.add(index);
                }
            }
        }
        return new Removals(goneCollections, goneFields, goneIndexes, goneRelations);
    }

    /** A table that nobody manages stays, whatever a document lacks, and with it the key that it cannot do without. */
    private static boolean keyOfUnmanaged(FieldDefinition field, Set<String> listed, DataModel current) {
        var column = field.column();
        var name = field.name().collection();
        var collection = current.collection(name);
        return column != null
                && column.primaryKey()
                && collection != null
                && !collection.managed()
                && !listed.contains(name);
    }

    private static boolean covers(Snapshot snapshot, Set<String> listed, String collection) {
        return !snapshot.partial() || listed.contains(collection);
    }

    /** The same, with other entries to go. */
    public Intent withRemovals(Removals other) {
        return new Intent(collections, fields, systemFields, relations, other, rowless);
    }
}
