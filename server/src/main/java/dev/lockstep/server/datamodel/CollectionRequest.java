package dev.lockstep.server.datamodel;

import dev.lockstep.document.shape.Shape;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requests that make or change collections. */
final class CollectionRequest {

    /** The key of a collection that is given none. */
    private static final JsonObject GENERATED_KEY = JsonObject.builder()
            .put("field", "id")
            .put("type", "integer")
            .put(
                    "meta",
                    JsonObject.builder()
                            .put("hidden", true)
                            .put("interface", "numeric")
                            .put("readonly", true)
                            .build())
            .put(
                    "schema",
                    JsonObject.builder()
                            .put("is_primary_key", true)
                            .put("has_auto_increment", true)
                            .build())
            .build();

    private final ProjectView view;
    private final Refusals refusals;
    private final IntentBuilder intent;
    private final Set<String> named = new HashSet<>();

    CollectionRequest(ProjectView view, Refusals refusals, IntentBuilder intent) {
        this.view = view;
        this.refusals = refusals;
        this.intent = intent;
    }

    /** A collection that is to be made; its name, unless it is refused. */
    Optional<String> create(String path, JsonValue given) {
        if (!(given instanceof JsonObject json)) {
            refusals.invalid("\"value\" must be of type object");
            return Optional.empty();
        }
        var shape = new Shape();
        shape.optionalObject(path, json, "meta");
        shape.optionalObject(path, json, "schema");
        refusals.addAll(shape);
        var found = name(json.get("collection"));
        var fields = fields(json.get("fields"));
        // the fields are looked at even if the name is refused, to say everything at once
        var name = found.orElse("");
        boolean table = json.get("schema") instanceof JsonObject;
        // a folder is nothing but its row
        boolean row = !table || json.get("meta") instanceof JsonObject;
        intent.add(new CollectionEntry(path.isEmpty() ? "collection" : path, name, json), row);
        createFields(path, name, fields, table && fields.stream().noneMatch(CollectionRequest::isKey));
        return found;
    }

    private Optional<String> name(@Nullable JsonValue given) {
        if (given == null) {
            refusals.invalid("\"collection\" is required");
            return Optional.empty();
        }
        if (!(given instanceof JsonText(var name)) || name.isEmpty()) {
            refusals.invalid("\"collection\" must be a non-empty string");
            return Optional.empty();
        }
        var objection = objection(name);
        if (objection != null) {
            refusals.add(objection);
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private @Nullable ApiError objection(String name) {
        if (!name.strip().equals(name)) {
            return ApiError.invalidPayload("\"collection\" can't start or end with whitespace");
        }
        if (SystemModel.reserves(name)) {
            var prefix = name.startsWith(SystemModel.PREFIX) ? SystemModel.PREFIX : SystemModel.OWN_PREFIX;
            return ApiError.invalidPayload("\"collection\" can't start with \"" + prefix + "\"");
        }
        if (name.contains("/")) {
            return ApiError.invalidPayload("\"collection\" can't contain \"/\"");
        }
        if (view.rules().nameLength(name) > view.rules().maximumNameLength()) {
            return ApiError.valueTooLong("directus_collections", "collection", JsonValue.of(name));
        }
        if (view.model().collection(name) != null || view.state().schema().table(name) != null) {
            return ApiError.invalidPayload("Collection \"" + name + "\" already exists");
        }
        if (!named.add(name)) {
            return ApiError.invalidPayload("Collection \"" + name + "\" is listed twice");
        }
        return null;
    }

    private List<JsonValue> fields(@Nullable JsonValue given) {
        return switch (given) {
            case null -> List.of();
            case JsonNull _ -> List.of();
            case JsonArray(var items) -> items;
            default -> {
                refusals.invalid("\"fields\" must be an array");
                yield List.of();
            }
        };
    }

    private static boolean isKey(JsonValue field) {
        return field instanceof JsonObject json
                && json.get("schema") instanceof JsonObject schema
                && (schema.get("is_primary_key") == JsonBoolean.TRUE
                        || schema.get("has_auto_increment") == JsonBoolean.TRUE);
    }

    /** @param generate whether a key comes first, since none is given */
    private void createFields(String path, String collection, List<JsonValue> fields, boolean generate) {
        var names = new HashSet<String>();
        if (generate) {
            createField(path, collection, GENERATED_KEY).ifPresent(names::add);
        }
        for (int i = 0; i < fields.size(); i++) {
            var place = Shape.member(path, "fields[" + i + "]");
            if (!(fields.get(i) instanceof JsonObject json)) {
                refusals.invalid("\"" + place + "\" must be of type object");
                continue;
            }
            var field = createField(place, collection, json).orElse(null);
            if (field == null) {
                continue;
            }
            var folded = view.rules().foldsNames() ? field.toLowerCase(Locale.ROOT) : field;
            if (!names.add(folded)) {
                refusals.invalid("Field \"" + field + "\" is listed twice in collection \"" + collection + "\""
                        + (generate && folded.equals("id")
                                ? ": no field is the primary key, so one of that name is made"
                                : ""));
            }
        }
    }

    private Optional<String> createField(String path, String collection, JsonObject given) {
        var shape = new Shape();
        var field = shape.text(Shape.member(path, "field"), given.get("field"));
        if (given.get("type") instanceof JsonText(var type)
                && FieldType.find(type).isEmpty()) {
            refusals.invalid("Illegal type passed: \"" + type + "\"");
            SnapshotReader.checkField(shape, path, given.without("type"));
        } else {
            SnapshotReader.checkField(shape, path, given);
        }
        refusals.addAll(shape);
        field.ifPresent(name -> intent.add(
                new FieldEntry(path, new FieldName(collection, name), asKey(given)),
                given.get("meta") instanceof JsonObject));
        return field;
    }

    /** A column that counts up by itself is the key, whether or not that is said. */
    private static JsonObject asKey(JsonObject field) {
        return field.get("schema") instanceof JsonObject schema && schema.get("has_auto_increment") == JsonBoolean.TRUE
                ? field.with("schema", schema.with("is_primary_key", JsonBoolean.TRUE))
                : field;
    }

    /** A change of a collection, which must exist: nothing is made by asking for a change. */
    void change(String path, String name, JsonObject json) {
        if (view.builtIn().hasCollection(name) || view.model().collection(name) == null) {
            refusals.add(ApiError.forbidden());
            return;
        }
        var shape = new Shape();
        shape.optionalObject(path, json, "meta");
        refusals.addAll(shape);
        if (json.get("meta") instanceof JsonObject meta) {
            // a table is made or dropped by other requests
            var only = JsonObject.builder().put("meta", meta).build();
            intent.add(new CollectionEntry(path.isEmpty() ? "collection" : path, name, only), true);
        }
    }
}
