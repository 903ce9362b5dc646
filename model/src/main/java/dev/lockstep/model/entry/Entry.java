package dev.lockstep.model.entry;

import dev.lockstep.model.json.JsonObject;

/** An entry of a snapshot, a diff or a request, with the JSON that it was given as. */
public sealed interface Entry permits CollectionEntry, FieldEntry, RelationEntry, SystemFieldEntry {

    /** Where the entry stands in its document, such as {@code fields[3]}. */
    String path();

    /** The entry as it was given. */
    JsonObject json();
}
