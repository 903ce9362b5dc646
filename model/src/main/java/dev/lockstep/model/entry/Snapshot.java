package dev.lockstep.model.entry;

import java.util.List;
import java.util.Optional;

/**
 * A snapshot as it was given.
 *
 * @param partial whether it speaks only of the collections it names
 * @param directus the version of the server that wrote it
 * @param vendor the database product it was taken from, as Directus names it
 * @param collections empty if the file has no such section, which says nothing about any collection; likewise the others
 */
public record Snapshot(
        boolean partial,
        String directus,
        Optional<String> vendor,
        Optional<List<CollectionEntry>> collections,
        Optional<List<FieldEntry>> fields,
        Optional<List<SystemFieldEntry>> systemFields,
        Optional<List<RelationEntry>> relations) {

    public Snapshot {
        collections = collections.map(List::copyOf);
        fields = fields.map(List::copyOf);
        systemFields = systemFields.map(List::copyOf);
        relations = relations.map(List::copyOf);
    }
}
