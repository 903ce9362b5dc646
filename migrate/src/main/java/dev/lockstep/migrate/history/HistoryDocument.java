package dev.lockstep.migrate.history;

import dev.lockstep.document.exact.ChangesDocument;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What a change was, in full.
 *
 * @param changes found by {@link Changes#inFull}, so that they can be inverted
 * @param plan the steps as answers show them; null of JSON where there was no plan
 * @param hazards what was taken away or would have been broken, as answers show it
 * @param warnings as answers show them
 */
public record HistoryDocument(Changes changes, JsonValue plan, JsonArray hazards, JsonArray warnings) {

    /** Changes without a plan of ours. */
    public static HistoryDocument of(Changes changes) {
        return new HistoryDocument(changes, JsonNull.NULL, JsonArray.EMPTY, JsonArray.EMPTY);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("diff", ChangesDocument.write(changes))
                .put("plan", plan)
                .put("hazards", hazards)
                .put("warnings", warnings)
                .build();
    }

    static HistoryDocument read(JsonValue value) {
        if (!(value instanceof JsonObject document)
                || !(document.get("hazards") instanceof JsonArray hazards)
                || !(document.get("warnings") instanceof JsonArray warnings)) {
            throw new InvalidDocumentException(List.of("This is no document of an entry of the history"));
        }
        return new HistoryDocument(
                ChangesDocument.read(document.find("diff").orElse(JsonNull.NULL)),
                Optional.ofNullable(document.get("plan")).orElse(JsonNull.NULL),
                hazards,
                warnings);
    }
}
