package dev.lockstep.model.entry;

import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonObject;

/** A field as a document gives it. */
public record FieldEntry(String path, FieldName name, JsonObject json) implements Entry {}
