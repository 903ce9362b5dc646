package dev.lockstep.document.shape;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;

/** Takes a document out of the {@code data} that answers wrap it in, and says what a wrong document is. */
public final class Envelope {

    private Envelope() {}

    /**
     * The document as an object.
     *
     * @throws InvalidDocumentException if it is none
     */
    public static JsonObject open(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw new InvalidDocumentException(List.of("\"value\" must be of type object"));
        }
        boolean wrapped = object.get("data") instanceof JsonObject
                && (object.members().size() == 1 || (object.members().size() == 2 && object.has("meta")));
        return wrapped && object.get("data") instanceof JsonObject inner ? inner : object;
    }

    /** Refuses a document that is plainly something else than a snapshot. */
    public static void expectSnapshot(JsonObject document) {
        if (document.get("diff") instanceof JsonObject) {
            throw new InvalidDocumentException(List.of(
                    "This is a diff; POST /schema/diff takes a snapshot. Send the diff to POST /schema/apply, or the"
                            + " \"data\" of GET /schema/snapshot here"));
        }
        refuseErrors(document, "the \"data\" of GET /schema/snapshot");
    }

    /** Refuses a document that is plainly something else than a diff. */
    public static void expectDiff(JsonObject document) {
        boolean snapshot = document.has("version")
                && (document.get("collections") instanceof JsonArray || document.get("fields") instanceof JsonArray);
        if (snapshot && !document.has("diff")) {
            throw new InvalidDocumentException(List.of(
                    "This is a snapshot; POST /schema/apply takes a diff. Send the snapshot to POST /schema/diff, and"
                            + " the \"data\" of its answer here"));
        }
        refuseErrors(document, "the \"data\" of the answer of POST /schema/diff");
    }

    private static void refuseErrors(JsonObject document, String belongs) {
        if (document.members().size() == 1 && document.get("errors") instanceof JsonArray) {
            throw new InvalidDocumentException(
                    List.of("This is the error answer of an earlier request; " + belongs + " belongs here"));
        }
    }
}
