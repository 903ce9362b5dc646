package dev.lockstep.model.entry;

import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonObject;

/** A column of a system table as a document gives it: whether it is to have an index. */
public record SystemFieldEntry(String path, FieldName name, boolean indexed, JsonObject json) implements Entry {}
