package dev.lockstep.document.diff;

import dev.lockstep.document.diff.DiffDocument.CollectionDiff;
import dev.lockstep.document.diff.DiffDocument.FieldDiff;
import dev.lockstep.document.diff.DiffDocument.RelationDiff;
import dev.lockstep.document.shape.Envelope;
import dev.lockstep.document.shape.Shape;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a diff. Only the shape is checked here, and all that is wrong with it is found at once. */
public final class DiffReader {

    private final Shape shape = new Shape();

    private DiffReader() {}

    /**
     * Reads a diff, bare or in the {@code data} of an answer.
     *
     * @throws dev.lockstep.document.shape.InvalidDocumentException with every reason, if it is none
     */
    public static DiffDocument read(JsonValue value) {
        var document = Envelope.open(value);
        Envelope.expectDiff(document);
        return new DiffReader().diff(document);
    }

    /** Whether the document, bare or in the {@code data} of an answer, wants to be a diff. */
    public static boolean isDiff(JsonValue value) {
        var document = Envelope.open(value);
        return document.has("diff") || document.has("hash");
    }

    private DiffDocument diff(JsonObject document) {
        var hash = shape.text("hash", document.get("hash"));
        var diff = shape.object("diff", document.get("diff")).orElse(JsonObject.EMPTY);
        var collections = new ArrayList<CollectionDiff>();
        var fields = new ArrayList<FieldDiff>();
        var systemFields = new ArrayList<FieldDiff>();
        var relations = new ArrayList<RelationDiff>();
        if (document.get("diff") instanceof JsonObject) {
            entries(diff, "collections", (path, entry, items) -> {
                shape.onlyKeys(path, entry, Set.of("collection", "diff"));
                shape.text(path + ".collection", entry.get("collection"))
                        .ifPresent(name -> collections.add(new CollectionDiff(path, name, items)));
            });
            entries(diff, "fields", (path, entry, items) -> {
                shape.onlyKeys(path, entry, Set.of("collection", "field", "diff"));
                name(path, entry).ifPresent(name -> fields.add(new FieldDiff(path, name, items)));
            });
            entries(diff, "systemFields", (path, entry, items) -> {
                shape.onlyKeys(path, entry, Set.of("collection", "field", "diff"));
                name(path, entry).ifPresent(name -> systemFields.add(new FieldDiff(path, name, items)));
            });
            entries(diff, "relations", (path, entry, items) -> {
                shape.onlyKeys(path, entry, Set.of("collection", "field", "related_collection", "diff"));
                shape.optionalText(path, entry, "related_collection");
                name(path, entry)
                        .ifPresent(name -> relations.add(new RelationDiff(
                                path, name, entry.text("related_collection").orElse(null), items)));
            });
            shape.onlyKeys("diff", diff, Set.of("collections", "fields", "systemFields", "relations"));
        }
        shape.onlyKeys("", document, Set.of("hash", "diff"));
        shape.check();
        return new DiffDocument(hash.orElse(""), collections, fields, systemFields, relations);
    }

    @FunctionalInterface
    private interface EntryUse {
        void accept(String path, JsonObject entry, List<Item> items);
    }

    private void entries(JsonObject diff, String section, EntryUse use) {
        var list = shape.list("diff." + section, diff.get(section)).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var path = "diff." + section + "[" + i + "]";
            shape.object(path, list.get(i)).ifPresent(entry -> use.accept(path, entry, items(path, entry)));
        }
    }

    private List<Item> items(String path, JsonObject entry) {
        var items = new ArrayList<Item>();
        var list = shape.list(path + ".diff", entry.get("diff"));
        if (list.isPresent() && list.get().isEmpty()) {
            shape.refuse('"' + path + ".diff\" does not contain 1 required value(s)");
        }
        var values = list.orElse(List.of());
        for (int i = 0; i < values.size(); i++) {
            var itemPath = path + ".diff[" + i + "]";
            shape.object(itemPath, values.get(i))
                    .flatMap(json -> item(itemPath, json))
                    .ifPresent(items::add);
        }
        return List.copyOf(items);
    }

    private Optional<Item> item(String path, JsonObject json) {
        var kind = json.text("kind").orElse("");
        var where = path(path, json);
        return switch (kind) {
            case "N" -> value(path, json, "rhs").map(rhs -> new Item.Added(where, rhs));
            case "D" -> value(path, json, "lhs").map(lhs -> new Item.Removed(where, lhs));
            case "E" -> {
                var lhs = value(path, json, "lhs");
                var rhs = value(path, json, "rhs");
                yield lhs.flatMap(was -> rhs.map(is -> new Item.Edited(where, was, is)));
            }
            case "A" -> {
                var index = index(path, json);
                var item = json.has("item")
                        ? shape.object(path + ".item", json.get("item"))
                        : value(path, json, "item").map(JsonObject.class::cast);
                yield item.flatMap(inner -> item(path + ".item", inner))
                        .flatMap(inner -> index.map(at -> new Item.ArrayItem(where, at, inner)));
            }
            default -> {
                shape.refuse('"' + path + ".kind\" must be one of [N, D, E, A]");
                yield Optional.empty();
            }
        };
    }

    private Optional<JsonValue> value(String path, JsonObject json, String key) {
        var value = json.find(key);
        if (value.isEmpty()) {
            shape.refuse('"' + path + '.' + key + "\" is required");
        }
        return value;
    }

    private Optional<Integer> index(String path, JsonObject json) {
        var value = value(path, json, "index");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof JsonNumber number && number.isLong()) {
            long index = number.value().longValueExact();
            if (index >= 0 && index < 1_000_000) {
                return Optional.of((int) index);
            }
        }
        shape.refuse('"' + path + ".index\" must be a number");
        return Optional.empty();
    }

    private List<JsonValue> path(String path, JsonObject json) {
        var value = json.get("path");
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray(var parts)) {
            for (var part : parts) {
                boolean position = part instanceof JsonNumber number
                        && number.isLong()
                        && number.value().signum() >= 0
                        && number.value().longValueExact() < 1_000_000;
                if (!position && !(part instanceof JsonText)) {
                    shape.refuse('"' + path + ".path\" must hold names and positions");
                    return List.of();
                }
            }
            return parts;
        }
        shape.refuse('"' + path + ".path\" must be an array");
        return List.of();
    }

    private Optional<FieldName> name(String path, JsonObject json) {
        var collection = shape.text(path + ".collection", json.get("collection"));
        var field = shape.text(path + ".field", json.get("field"));
        return collection.flatMap(name -> field.map(part -> new FieldName(name, part)));
    }
}
