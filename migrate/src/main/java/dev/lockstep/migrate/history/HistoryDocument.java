package dev.lockstep.migrate.history;

import dev.lockstep.document.exact.ChangesDocument;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change was, in full.
 *
 * @param changes found by {@link Changes#inFull}, so that they can be inverted
 * @param rowsGone the numbers of meta rows that went, by which they would find their places again
 * @param plan the steps as answers show them; null of JSON where there was no plan
 * @param hazards what was taken away or would have been broken, as answers show it
 * @param warnings as answers show them
 */
public record HistoryDocument(Changes changes, RowIds rowsGone, JsonValue plan, JsonArray hazards, JsonArray warnings) {

    /** Changes without a plan of ours. */
    public static HistoryDocument of(Changes changes) {
        return new HistoryDocument(
                changes, new RowIds(Map.of(), Map.of()), JsonNull.NULL, JsonArray.EMPTY, JsonArray.EMPTY);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("diff", ChangesDocument.write(changes))
                .put("rows", rows(rowsGone))
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
                rows(document.get("rows")),
                Optional.ofNullable(document.get("plan")).orElse(JsonNull.NULL),
                hazards,
                warnings);
    }

    private static JsonObject rows(RowIds rows) {
        return JsonObject.builder()
                .put("fields", numbers(rows.fields()))
                .put("relations", numbers(rows.relations()))
                .build();
    }

    private static JsonArray numbers(Map<FieldName, Long> rows) {
        var numbers = new ArrayList<JsonValue>();
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(row -> numbers.add(JsonObject.builder()
                        .put("collection", row.getKey().collection())
                        .put("field", row.getKey().field())
                        .put("id", row.getValue())
                        .build()));
        return new JsonArray(numbers);
    }

    private static RowIds rows(@Nullable JsonValue value) {
        return value instanceof JsonObject rows
                ? new RowIds(numbers(rows.get("fields")), numbers(rows.get("relations")))
                : new RowIds(Map.of(), Map.of());
    }

    private static Map<FieldName, Long> numbers(@Nullable JsonValue value) {
        var numbers = new HashMap<FieldName, Long>();
        if (value instanceof JsonArray(var items)) {
            for (var item : items) {
                if (item instanceof JsonObject row && row.get("id") instanceof JsonNumber id) {
                    var name = new FieldName(
                            row.text("collection").orElse(""), row.text("field").orElse(""));
                    numbers.put(name, id.value().longValue());
                }
            }
        }
        return numbers;
    }
}
