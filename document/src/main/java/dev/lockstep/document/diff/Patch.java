package dev.lockstep.document.diff;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
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
        for (var item : items) {
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
