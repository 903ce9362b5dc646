package dev.lockstep.model.entry;

import dev.lockstep.model.json.JsonObject;

/** A collection as a document gives it. */
public record CollectionEntry(String path, String name, JsonObject json) implements Entry {}
