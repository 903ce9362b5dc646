package dev.lockstep.document.diff;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries items out on an entry. */
final class Patch {

    private Patch() {}

    /**
     * The entry after the items. An item that does not fit the entry leaves it as it is there: the hash, or whoever
     * forces an outdated diff, answers for the fit of values.
     */
    static JsonObject apply(JsonObject entry, List<Item> items) {
        JsonValue patched = entry;
        for (var item : growingForward(items)) {
            patched = switch (item) {
                case Item.Added(var path, var rhs) -> set(patched, path, 0, rhs);
                case Item.Edited(var path, var _, var rhs) -> set(patched, path, 0, rhs);
                case Item.Removed(var path, var _) -> set(patched, path, 0, null);
                case Item.ArrayItem(var path, var index, var inner) -> {
                    var at = new ArrayList<>(path);
                    at.add(JsonValue.of(index));
                    yield set(
                            patched,
                            at,
                            0,
                            switch (inner) {
                                case Item.Added(var _, var rhs) -> rhs;
                                case Item.Edited(var _, var _, var rhs) -> rhs;
                                case Item.Removed _, Item.ArrayItem _ -> null;
                            });
                }
            };
        }
        return patched instanceof JsonObject object ? object : entry;
    }

    /** Diffs tell the new items of an array from the last to the first, which must come first to have a place. */
    private static List<Item> growingForward(List<Item> items) {
        var ordered = new ArrayList<Item>();
        for (int start = 0; start < items.size(); start++) {
            int end = start;
            while (end < items.size() && grows(items.get(start), items.get(end))) {
                end++;
            }
            if (end == start) {
                ordered.add(items.get(start));
                continue;
            }
            items.subList(start, end).stream()
                    .sorted(Comparator.comparingInt(item -> item instanceof Item.ArrayItem array ? array.index() : 0))
                    .forEach(ordered::add);
            start = end - 1;
        }
        return ordered;
    }

    private static boolean grows(Item first, Item item) {
        return item instanceof Item.ArrayItem(var path, var _, Item.Added _) && path.equals(first.path());
    }

    private static JsonValue set(JsonValue target, List<JsonValue> path, int depth, @Nullable JsonValue value) {
        if (depth == path.size()) {
            return value == null ? JsonNull.NULL : value;
        }
        boolean last = depth == path.size() - 1;
        return switch (path.get(depth)) {
            case JsonText(var key) -> {
                if (!(target instanceof JsonObject object)) {
                    yield target;
                }
                if (last && value == null) {
                    yield object.without(key);
                }
                var member = object.get(key);
                if (member == null && !last) {
                    yield target;
                }
                yield object.with(key, set(member == null ? JsonNull.NULL : member, path, depth + 1, value));
            }
            case JsonNumber number -> {
                int index = number.value().intValueExact();
                if (!(target instanceof JsonArray(var items)) || index > items.size()) {
                    yield target;
                }
                var copy = new ArrayList<>(items);
                if (last && value == null) {
                    if (index < copy.size()) {
                        copy.remove(index);
                    }
                } else if (index < copy.size()) {
                    copy.set(index, set(copy.get(index), path, depth + 1, value));
                } else if (last && value != null) {
                    copy.add(value);
                }
                yield new JsonArray(copy);
            }
            default -> target;
        };
    }
}
