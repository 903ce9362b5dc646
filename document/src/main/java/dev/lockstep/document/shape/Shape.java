package dev.lockstep.document.shape;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a document and collects what is wrong with them, in the words in which Directus 12 answers. Not
 * safe for use by several threads.
 */
public final class Shape {

    /** More reasons than this are counted, not listed: a file of the wrong kind is wrong everywhere. */
    private static final int MOST_REASONS = 100;

    private final List<String> reasons = new ArrayList<>();
    private int suppressed;

    /** Notes a reason. */
    public void refuse(String reason) {
        if (reasons.size() < MOST_REASONS) {
            reasons.add(reason);
        } else {
            suppressed++;
        }
    }

    /** Throws what was noted, if anything was. */
    public void check() {
        if (reasons.isEmpty()) {
            return;
        }
        if (suppressed > 0) {
            reasons.add("and " + suppressed + " more");
        }
        throw new InvalidDocumentException(reasons);
    }

    /** The value as an object, else empty with a reason. */
    public Optional<JsonObject> object(String path, @Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        refuse(value == null ? required(path) : quoted(path) + " must be of type object");
        return Optional.empty();
    }

    /** The items of a list, else empty with a reason. */
    public Optional<List<JsonValue>> list(String path, @Nullable JsonValue value) {
        if (value instanceof JsonArray(var items)) {
            return Optional.of(items);
        }
        refuse(value == null ? required(path) : quoted(path) + " must be an array");
        return Optional.empty();
    }

    /** The text, else empty with a reason. */
    public Optional<String> text(String path, @Nullable JsonValue value) {
        if (value instanceof JsonText(var text)) {
            if (text.isEmpty()) {
                refuse(quoted(path) + " is not allowed to be empty");
                return Optional.empty();
            }
            return Optional.of(text);
        }
        refuse(value == null ? required(path) : quoted(path) + " must be a string");
        return Optional.empty();
    }

    /** The member if it is there: true, false or null; anything else is refused. */
    public void optionalFlag(String path, JsonObject object, String key) {
        var value = object.get(key);
        if (value != null && !(value instanceof JsonBoolean) && !(value instanceof JsonNull)) {
            refuse(quoted(member(path, key)) + " must be a boolean");
        }
    }

    /** The member if it is there: number, text or null; anything else is refused. */
    public void optionalSize(String path, JsonObject object, String key) {
        var value = object.get(key);
        if (value != null
                && !(value instanceof JsonNumber)
                && !(value instanceof JsonText)
                && !(value instanceof JsonNull)) {
            refuse(quoted(member(path, key)) + " must be one of [number, string, null]");
        }
    }

    /** The member if it is there: a text or null; anything else is refused. */
    public void optionalText(String path, JsonObject object, String key) {
        var value = object.get(key);
        if (value != null && !(value instanceof JsonText) && !(value instanceof JsonNull)) {
            refuse(quoted(member(path, key)) + " must be a string");
        }
    }

    /** The member if it is there: an object or null; anything else is refused. */
    public void optionalObject(String path, JsonObject object, String key) {
        var value = object.get(key);
        if (value != null && !(value instanceof JsonObject) && !(value instanceof JsonNull)) {
            refuse(quoted(member(path, key)) + " must be of type object");
        }
    }

    /** Refuses members that have no business here; the path is empty for the document itself. */
    public void onlyKeys(String path, JsonObject object, Set<String> allowed) {
        for (var key : object.members().keySet()) {
            if (!allowed.contains(key)) {
                refuse(quoted(member(path, key)) + " is not allowed");
            }
        }
    }

    /** The path of an object's member; the path of the document itself is empty. */
    public static String member(String path, String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    private static String required(String path) {
        return quoted(path) + " is required";
    }

    private static String quoted(String path) {
        return '"' + path + '"';
    }
}
