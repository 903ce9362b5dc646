package dev.lockstep.document.diff;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The items between two forms of one entry, with the habits that Directus' diffs have. */
final class Items {

    /** What a column says of a foreign key is told by the relations; a difference here would stay for ever. */
    private static final Set<String> TOLD_BY_RELATIONS = Set.of("foreign_key_table", "foreign_key_column");

    private Items() {}

    /** The items between two forms of a field. */
    static List<Item> ofField(JsonObject before, JsonObject after) {
        return between(withoutForeignKey(before), withoutForeignKey(after));
    }

    private static JsonObject withoutForeignKey(JsonObject field) {
        if (!(field.get("schema") instanceof JsonObject schema)) {
            return field;
        }
        var column = schema;
        for (var key : TOLD_BY_RELATIONS) {
            column = column.without(key);
        }
        return field.with("schema", column);
    }

    /** The items between two forms of a collection or relation. */
    static List<Item> between(JsonObject before, JsonObject after) {
        var items = new ArrayList<Item>();
        object(List.of(), before, after, items);
        var meta = JsonValue.of("meta");
        boolean oneSided = items.stream()
                .anyMatch(item -> item instanceof Item.Added
                        || (item instanceof Item.Removed
                                && item.path().getFirst().equals(meta)));
        var metaBefore = before.get("meta");
        var metaAfter = after.get("meta");
        if (oneSided && metaBefore != null && metaAfter != null) {
            // a key on one side only makes one edit of the whole of meta, which then stands first
            items.removeIf(item -> item.path().getFirst().equals(meta));
            items.addFirst(new Item.Edited(List.of(meta), metaBefore, metaAfter));
        }
        return items;
    }

    private static void value(List<JsonValue> path, JsonValue before, JsonValue after, List<Item> items) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof JsonObject first && after instanceof JsonObject second) {
            object(path, first, second, items);
        } else if (before instanceof JsonArray(var first) && after instanceof JsonArray(var second)) {
            array(path, first, second, items);
        } else {
            items.add(new Item.Edited(path, before, after));
        }
    }

    private static void object(List<JsonValue> path, JsonObject before, JsonObject after, List<Item> items) {
        before.members().forEach((key, was) -> {
            var is = after.get(key);
            var inner = append(path, JsonValue.of(key));
            if (is == null) {
                items.add(new Item.Removed(inner, was));
            } else {
                value(inner, was, is, items);
            }
        });
        after.members().forEach((key, is) -> {
            if (!before.has(key)) {
                items.add(new Item.Added(append(path, JsonValue.of(key)), is));
            }
        });
    }

    private static void array(List<JsonValue> path, List<JsonValue> before, List<JsonValue> after, List<Item> items) {
        int common = Math.min(before.size(), after.size());
        for (int i = after.size() - 1; i >= common; i--) {
            items.add(new Item.ArrayItem(path, i, new Item.Added(List.of(), after.get(i))));
        }
        for (int i = before.size() - 1; i >= common; i--) {
            items.add(new Item.ArrayItem(path, i, new Item.Removed(List.of(), before.get(i))));
        }
        for (int i = common - 1; i >= 0; i--) {
            value(append(path, JsonValue.of(i)), before.get(i), after.get(i), items);
        }
    }

    private static List<JsonValue> append(List<JsonValue> path, JsonValue last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return List.copyOf(longer);
    }
}
