package dev.lockstep.document.exact;

import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Change.AddCollection;
import dev.lockstep.model.compare.Change.AddField;
import dev.lockstep.model.compare.Change.AddRelation;
import dev.lockstep.model.compare.Change.AddSystemIndex;
import dev.lockstep.model.compare.Change.ChangeCollection;
import dev.lockstep.model.compare.Change.ChangeField;
import dev.lockstep.model.compare.Change.ChangeRelation;
import dev.lockstep.model.compare.Change.DropCollection;
import dev.lockstep.model.compare.Change.DropField;
import dev.lockstep.model.compare.Change.DropRelation;
import dev.lockstep.model.compare.Change.DropSystemIndex;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes as JSON, each with all that was before and all that is after, so that they can be inverted. What is read back
 * equals what was written.
 *
 * <p>{@link Changes#between} does not list the fields and relations of a collection that goes. Changes that are to be
 * inverted are those of {@link Changes#inFull}.
 */
public final class ChangesDocument {

    /** Another number once a document of today could not be read as it is any more. */
    private static final long FORM = 1;

    private ChangesDocument() {}

    /** The document. */
    public static JsonObject write(Changes changes) {
        return JsonObject.builder()
                .put("form", FORM)
                .put(
                        "changes",
                        new JsonArray(changes.all().stream()
                                .<JsonValue>map(ChangesDocument::write)
                                .toList()))
                .build();
    }

    /**
     * The changes of a document.
     *
     * @throws InvalidDocumentException if it was not written here
     */
    public static Changes read(JsonValue document) {
        var parts = Parts.of(document);
        if (!(parts.object().get("form") instanceof JsonNumber form) || !form.equals(JsonNumber.of(FORM))) {
            throw parts.unknown("form");
        }
        if (!(parts.object().get("changes") instanceof JsonArray(var items))) {
            throw parts.unknown("changes");
        }
        return new Changes(items.stream().map(ChangesDocument::readChange).toList());
    }

    private static JsonObject write(Change change) {
        return switch (change) {
            case AddCollection(var after) -> change("addCollection", null, ExactWriter.collection(after));
            case DropCollection(var before) -> change("dropCollection", ExactWriter.collection(before), null);
            case ChangeCollection(var before, var after) ->
                change("changeCollection", ExactWriter.collection(before), ExactWriter.collection(after));
            case AddField(var after) -> change("addField", null, ExactWriter.field(after));
            case DropField(var before) -> change("dropField", ExactWriter.field(before), null);
            case ChangeField(var before, var after) ->
                change("changeField", ExactWriter.field(before), ExactWriter.field(after));
            case AddSystemIndex(var field) ->
                change("addSystemIndex", null, ExactWriter.name(field).build());
            case DropSystemIndex(var field) ->
                change("dropSystemIndex", ExactWriter.name(field).build(), null);
            case AddRelation(var after) -> change("addRelation", null, ExactWriter.relation(after));
            case DropRelation(var before) -> change("dropRelation", ExactWriter.relation(before), null);
            case ChangeRelation(var before, var after) ->
                change("changeRelation", ExactWriter.relation(before), ExactWriter.relation(after));
        };
    }

    private static JsonObject change(String kind, @Nullable JsonObject before, @Nullable JsonObject after) {
        var entry = JsonObject.builder().put("kind", kind);
        if (before != null) {
            entry.put("before", before);
        }
        if (after != null) {
            entry.put("after", after);
        }
        return entry.build();
    }

    private static Change readChange(JsonValue value) {
        var entry = Parts.of(value);
        return switch (entry.text("kind")) {
            case "addCollection" -> new AddCollection(ExactReader.collection(after(entry)));
            case "dropCollection" -> new DropCollection(ExactReader.collection(before(entry)));
            case "changeCollection" ->
                new ChangeCollection(ExactReader.collection(before(entry)), ExactReader.collection(after(entry)));
            case "addField" -> new AddField(ExactReader.field(after(entry)));
            case "dropField" -> new DropField(ExactReader.field(before(entry)));
            case "changeField" -> new ChangeField(ExactReader.field(before(entry)), ExactReader.field(after(entry)));
            case "addSystemIndex" -> new AddSystemIndex(ExactReader.name(entry.part("after")));
            case "dropSystemIndex" -> new DropSystemIndex(ExactReader.name(entry.part("before")));
            case "addRelation" -> new AddRelation(ExactReader.relation(after(entry)));
            case "dropRelation" -> new DropRelation(ExactReader.relation(before(entry)));
            case "changeRelation" ->
                new ChangeRelation(ExactReader.relation(before(entry)), ExactReader.relation(after(entry)));
            default -> throw new InvalidDocumentException(List.of("an unknown kind of change: " + entry.text("kind")));
        };
    }

    private static JsonObject before(Parts entry) {
        return entry.part("before").object();
    }

    private static JsonObject after(Parts entry) {
        return entry.part("after").object();
    }
}
