package dev.lockstep.migrate.plan;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Warning;
import java.util.List;

/** Writes warnings as answers and the history show them. */
public final class WarningDocument {

    private WarningDocument() {}

    /** The warnings in full. */
    public static JsonArray of(List<Warning> warnings) {
        return new JsonArray(warnings.stream()
                .<JsonValue>map(warning -> JsonObject.builder()
                        .put("code", warning.code().name())
                        .put("path", warning.path())
                        .put("message", warning.message())
                        .build())
                .toList());
    }
}
