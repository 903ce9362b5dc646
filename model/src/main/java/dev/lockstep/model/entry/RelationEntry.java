package dev.lockstep.model.entry;

import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonObject;

/** A relation as a document gives it. */
public record RelationEntry(String path, FieldName name, JsonObject json) implements Entry {}
