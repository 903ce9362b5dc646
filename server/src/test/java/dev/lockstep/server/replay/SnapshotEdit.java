package dev.lockstep.server.replay;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a snapshot, as lists of a verb, a path and a value. A path goes through members by name, through lists by
 * number, and through sections by {@code collection} or {@code collection.field}.
 *
 * <ul>
 *   <li>{@code set}, {@code append}: puts a value in a place, or at the end of a list
 *   <li>{@code remove}: takes a member, an item or an entry away
 *   <li>{@code remove_of}: takes all entries of a collection out of a section
 *   <li>{@code twice}: repeats an entry at the end of its section
 *   <li>{@code reverse}: turns the order of a list round
 *   <li>{@code only}: leaves the entries of one collection in every section
 * </ul>
 */
final class SnapshotEdit {

    private static final List<String> SECTIONS = List.of("collections", "fields", "systemFields", "relations");

    private SnapshotEdit() {}

    static JsonObject apply(JsonObject snapshot, JsonArray edits) {
        JsonValue edited = snapshot;
        for (var edit : edits.items()) {
            var parts = ((JsonArray) edit).items();
            var path = ((JsonText) parts.get(1)).value();
            edited = apply(edited, text(parts.getFirst()), path, parts.size() > 2 ? parts.get(2) : null);
        }
        return (JsonObject) edited;
    }

    private static JsonValue apply(JsonValue snapshot, String verb, String path, @Nullable JsonValue value) {
        return switch (verb) {
            case "set" -> change(snapshot, path, _ -> value);
            case "remove" -> change(snapshot, path, _ -> null);
            case "append" -> change(snapshot, path, list -> appended(list, Objects.requireNonNull(value)));
            case "reverse" -> change(snapshot, path, SnapshotEdit::reversed);
            case "twice" -> twice(snapshot, path);
            case "remove_of" ->
                change(snapshot, path, section -> filtered(section, entry -> !isOf(entry, text(value))));
            case "only" -> {
                var kept = snapshot;
                for (var name : SECTIONS) {
                    kept = change(kept, name, section -> filtered(section, entry -> isOf(entry, path)));
                }
                yield kept;
            }
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private static JsonValue twice(JsonValue snapshot, String path) {
        var found = new ArrayList<JsonValue>();
        change(snapshot, path, entry -> {
            found.add(entry);
            return entry;
        });
        return change(snapshot, path.substring(0, path.indexOf('/')), list -> appended(list, found.getFirst()));
    }

    private static JsonArray appended(@Nullable JsonValue list, JsonValue value) {
        var items = new ArrayList<>(((JsonArray) Objects.requireNonNull(list)).items());
        items.add(value);
        return new JsonArray(items);
    }

    private static JsonArray reversed(@Nullable JsonValue list) {
        return new JsonArray(((JsonArray) Objects.requireNonNull(list)).items().reversed());
    }

    private static JsonArray filtered(@Nullable JsonValue section, Predicate<JsonValue> kept) {
        return new JsonArray(((JsonArray) Objects.requireNonNull(section))
                .items().stream().filter(kept).toList());
    }

    private static boolean isOf(JsonValue entry, String collection) {
        return ((JsonObject) entry).text("collection").orElse("").equals(collection);
    }

    /** The document with one place changed; a change to null takes the place away. */
    private static JsonValue change(JsonValue in, String path, UnaryOperator<@Nullable JsonValue> change) {
        int slash = path.indexOf('/');
        var step = slash < 0 ? path : path.substring(0, slash);
        UnaryOperator<@Nullable JsonValue> deeper = slash < 0
                ? change
                : part -> change(Objects.requireNonNull(part, path), path.substring(slash + 1), change);
        if (in instanceof JsonObject object) {
            var changed = deeper.apply(object.get(step));
            return changed == null ? object.without(step) : object.with(step, changed);
        }
        var items = new ArrayList<>(((JsonArray) in).items());
        int index = index(items, step);
        var changed = deeper.apply(items.get(index));
        if (changed == null) {
            items.remove(index);
        } else {
            items.set(index, changed);
        }
        return new JsonArray(items);
    }

    private static int index(List<JsonValue> items, String step) {
        if (step.chars().allMatch(Character::isDigit)) {
            return Integer.parseInt(step);
        }
        for (int i = 0; i < items.size(); i++) {
            var entry = (JsonObject) items.get(i);
            var name = entry.text("collection").orElse("")
                    + entry.text("field").map(field -> "." + field).orElse("");
            if (name.equals(step)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no entry " + step);
    }

    private static String text(@Nullable JsonValue value) {
        return ((JsonText) Objects.requireNonNull(value)).value();
    }
}
