package dev.lockstep.server.openapi;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.openapi.Shape.Any;
import dev.lockstep.server.openapi.Shape.Listed;
import dev.lockstep.server.openapi.Shape.Literal;
import dev.lockstep.server.openapi.Shape.Members;
import dev.lockstep.server.openapi.Shape.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The shapes that are the same in every project. */
final class Shapes {

    static final Shape TEXT = type("string");
    static final Shape NUMBER = type("number");
    static final Shape WHOLE = type("integer");
    static final Shape FLAG = type("boolean");
    static final Shape OBJECT = type("object");
    static final Shape ANYTHING = new Literal(JsonObject.EMPTY);
    static final Shape TEXT_OR_NULL = type("string", "null");
    static final Shape WHOLE_OR_NULL = type("integer", "null");
    static final Shape OBJECT_OR_NULL = type("object", "null");

    private Shapes() {}

    /** The shared schemas by their names. */
    static SequencedMap<String, Shape> named() {
        var named = new LinkedHashMap<String, Shape>();
        named.put("Errors", errors());
        named.put("Tokens", tokens());
        named.put("Collection", collection());
        named.put("Field", field());
        named.put("Relation", relation());
        named.put("Snapshot", snapshot());
        named.put("Diff", diff());
        named.put("HistoryEntry", historyEntry().closed());
        named.put("FullHistoryEntry", fullHistoryEntry());
        named.put("DiskUse", diskUse());
        named.put(
                "Meta",
                object().put("total_count", WHOLE)
                        .put("filter_count", WHOLE)
                        .put("warnings", new Listed(OBJECT))
                        .put("fingerprint", TEXT)
                        .closed());
        return named;
    }

    static Shape data(Shape shape) {
        return object().require("data", shape).put("meta", new Named("Meta")).closed();
    }

    static Shape list(Shape shape) {
        return data(new Listed(shape));
    }

    /** One or several. */
    static Shape some(Shape shape) {
        return new Any(List.of(shape, new Listed(shape)));
    }

    /** Which items a request means, beside what else it says. */
    static ObjectShape target(String member) {
        return object().require(member, member.equals("keys") ? new Listed(ANYTHING) : OBJECT);
    }

    static Shape type(String... names) {
        return new Literal(
                names.length == 1
                        ? JsonObject.builder().put("type", names[0]).build()
                        : JsonObject.builder()
                                .put("type", JsonArray.ofTexts(List.of(names)))
                                .build());
    }

    private static Shape choice(String... texts) {
        return new Literal(JsonObject.builder()
                .put("type", "string")
                .put("enum", JsonArray.ofTexts(List.of(texts)))
                .build());
    }

    static Shape mode() {
        return choice("json", "cookie", "session");
    }

    private static Shape errors() {
        var extensions = object().require("code", TEXT).open();
        var error = object().require("message", TEXT)
                .require("extensions", extensions)
                .closed();
        return object().require("errors", new Listed(error)).closed();
    }

    private static Shape tokens() {
        return object().require("expires", WHOLE)
                .put("refresh_token", TEXT)
                .put("access_token", TEXT)
                .closed();
    }

    private static Shape collection() {
        return object().require("collection", TEXT)
                .require("meta", OBJECT_OR_NULL)
                .require("schema", OBJECT_OR_NULL)
                .closed();
    }

    private static Shape field() {
        return object().require("collection", TEXT)
                .require("field", TEXT)
                .require("type", TEXT)
                .require("schema", OBJECT_OR_NULL)
                .require("meta", OBJECT_OR_NULL)
                .closed();
    }

    private static Shape relation() {
        return object().require("collection", TEXT)
                .require("field", TEXT)
                .require("related_collection", TEXT_OR_NULL)
                .require("schema", OBJECT_OR_NULL)
                .require("meta", OBJECT_OR_NULL)
                .closed();
    }

    private static Shape snapshot() {
        return object().require("version", WHOLE)
                .require("directus", TEXT)
                .put("vendor", TEXT)
                .put("collections", new Listed(OBJECT))
                .put("fields", new Listed(OBJECT))
                .put("systemFields", new Listed(OBJECT))
                .put("relations", new Listed(OBJECT))
                .closed();
    }

    private static Shape diff() {
        return object().require("hash", TEXT).require("diff", diffLists()).closed();
    }

    private static Shape diffLists() {
        var item = object().require("kind", choice("N", "D", "E", "A"))
                .put("path", new Listed(type("string", "integer")))
                .put("lhs", ANYTHING)
                .put("rhs", ANYTHING)
                .put("index", WHOLE)
                .put("item", OBJECT)
                .closed();
        var entry = object().require("collection", TEXT)
                .require("diff", new Listed(item))
                .open();
        return object().require("collections", new Listed(entry))
                .require("fields", new Listed(entry))
                .require("systemFields", new Listed(entry))
                .require("relations", new Listed(entry))
                .closed();
    }

    private static ObjectShape historyEntry() {
        var states =
                object().require("before", TEXT_OR_NULL).require("after", TEXT).closed();
        return object().require("id", WHOLE)
                .require("at", TEXT)
                .require("who", TEXT_OR_NULL)
                .require("how", choice("apply", "rest", "undo", "external"))
                .require("source", TEXT_OR_NULL)
                .require("hash", states)
                .require("fingerprint", states)
                .require("duration_ms", WHOLE)
                .require("outcome", choice("done", "refused", "failed"))
                .require("undo_of", WHOLE_OR_NULL)
                .require("undone_by", WHOLE_OR_NULL)
                .require("purged_at", TEXT_OR_NULL);
    }

    private static Shape fullHistoryEntry() {
        var kept = object().require("table", TEXT)
                .require("kind", choice("table", "column", "rows"))
                .require("collection", TEXT)
                .require("field", TEXT_OR_NULL)
                .require("rows", WHOLE)
                .require("present", FLAG)
                .require("bytes", WHOLE_OR_NULL)
                .closed();
        return historyEntry()
                .require("diff", diffLists())
                .require("plan", type("array", "null"))
                .require("hazards", new Listed(OBJECT))
                .require("warnings", new Listed(OBJECT))
                .require("kept", new Listed(kept))
                .closed();
    }

    private static Shape diskUse() {
        return object().require("tables", WHOLE)
                .require("rows", WHOLE)
                .require("bytes", WHOLE_OR_NULL)
                .closed();
    }

    static ObjectShape object() {
        return new ObjectShape();
    }

    /** Collects members in order. */
    static final class ObjectShape {

        private final SequencedMap<String, Shape> members = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();

        ObjectShape put(String name, Shape shape) {
            members.put(name, shape);
            return this;
        }

        ObjectShape require(String name, Shape shape) {
            required.add(name);
            return put(name, shape);
        }

        Shape closed() {
            return new Members(members, required, false);
        }

        Shape open() {
            return new Members(members, required, true);
        }
    }
}
