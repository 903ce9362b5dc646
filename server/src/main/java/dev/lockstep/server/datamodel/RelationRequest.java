package dev.lockstep.server.datamodel;

import dev.lockstep.document.shape.Shape;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requests that make or change relations. */
final class RelationRequest {

    private static final Set<String> KEYS = Set.of("collection", "field", "related_collection", "schema", "meta");
    private static final Set<String> ACTIONS = Set.of("NO ACTION", "SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT");

    private final ProjectView view;
    private final Refusals refusals;
    private final IntentBuilder intent;

    RelationRequest(ProjectView view, Refusals refusals, IntentBuilder intent) {
        this.view = view;
        this.refusals = refusals;
        this.intent = intent;
    }

    /** A relation that is to be made; its name, unless it is refused. */
    Optional<FieldName> create(JsonObject json) {
        var shape = new Shape();
        var collection = shape.text("collection", json.get("collection"));
        var field = shape.text("field", json.get("field"));
        shape.onlyKeys("", json, KEYS);
        checkShape(shape, json);
        if (collection.isEmpty() || field.isEmpty()) {
            return Optional.empty();
        }
        if (!view.serves(collection.get())) {
            refuseCollection(collection.get());
            return Optional.empty();
        }
        var name = new FieldName(collection.get(), field.get());
        var found = view.field(name);
        var related = json.text("related_collection").orElse(null);
        if (found.isEmpty()) {
            refuseField(name);
        } else {
            checkEnds(found.get(), related);
        }
        boolean exists = view.model().relation(name) != null
                || view.builtIn().relations().containsKey(name);
        if (exists) {
            refusals.invalid("Field \"" + name.field() + "\" in collection \"" + name.collection()
                    + "\" already has an associated relationship");
        } else if (view.builtIn().field(name) != null) {
            refusals.invalid(
                    "Field \"" + name.field() + "\" in collection \"" + name.collection() + "\" belongs to the server");
        }
        var entry = json.with("related_collection", related == null ? JsonNull.NULL : JsonValue.of(related));
        intent.add(new RelationEntry("", name, pointing(entry, related, null)), true);
        return Optional.of(name);
    }

    /** A change of a relation, which must exist. */
    void change(FieldName name, JsonObject json) {
        var now = existing(name);
        checkShape(new Shape(), json);
        if (now == null) {
            return;
        }
        var given = json.get("related_collection");
        var related = given == null
                ? now.relatedCollection()
                : json.text("related_collection").orElse(null);
        boolean moves = related != null && !related.equals(now.relatedCollection());
        if (moves) {
            view.field(name).ifPresent(field -> checkEnds(field, related));
        }
        var entry = moves && !(json.get("schema") instanceof JsonObject) ? json.with("schema", JsonObject.EMPTY) : json;
        boolean keyed = entry.get("schema") instanceof JsonObject;
        intent.add(
                new RelationEntry("", name, keyed ? pointing(entry, related, moves ? null : now) : entry),
                json.get("meta") instanceof JsonObject);
    }

    /** A relation that is to go, which must exist. */
    void remove(FieldName name) {
        if (existing(name) != null) {
            intent.removeRelation(name);
        }
    }

    private @Nullable RelationDefinition existing(FieldName name) {
        var now = view.model().relation(name);
        if (now != null) {
            return now;
        }
        if (view.builtIn().relations().containsKey(name)) {
            refusals.add(ApiError.forbidden());
        } else if (view.field(name).isEmpty()) {
            refuseField(name);
        } else {
            refusals.invalid("Field \"" + name.field() + "\" in collection \"" + name.collection()
                    + "\" doesn't have a relationship");
        }
        return null;
    }

    private void checkShape(Shape shape, JsonObject json) {
        shape.optionalText("", json, "related_collection");
        shape.optionalObject("", json, "meta");
        shape.optionalObject("", json, "schema");
        if (json.get("schema") instanceof JsonObject schema) {
            var action = schema.get("on_delete");
            boolean known = action == null
                    || action.isNull()
                    || (action instanceof JsonText(var text) && ACTIONS.contains(text));
            if (!known) {
                shape.refuse(
                        "\"schema.on_delete\" must be one of [NO ACTION, SET NULL, SET DEFAULT, CASCADE, RESTRICT]");
            }
        }
        refusals.addAll(shape);
    }

    private void checkEnds(FieldDefinition field, @Nullable String related) {
        var name = field.name();
        var column = field.column();
        if (column != null && column.primaryKey()) {
            refusals.invalid(
                    "Field \"" + name.field() + "\" in collection \"" + name.collection() + "\" is a primary key");
            return;
        }
        if (related == null) {
            return;
        }
        var key = view.key(related);
        if (key.isEmpty()) {
            refuseCollection(related);
            return;
        }
        if (column == null) {
            refusals.invalid("Field \"" + name.field() + "\" in collection \"" + name.collection()
                    + "\" has no column that could point at \"" + related + "\"");
            return;
        }
        view.field(new FieldName(related, key.get()))
                .filter(target -> !KeyTypes.fit(view.rules(), field, target))
                .ifPresent(target -> refusals.invalid("Field \"" + name.field() + "\" in collection \""
                        + name.collection() + "\" is of type " + field.type().wireName()
                        + " and can't point at the primary key \""
                        + target.name().field() + "\" of \"" + related
                        + "\", which is of type " + target.type().wireName()));
    }

    /** The entry with the column that is pointed at: the one of now, else the key. A client's word would be stale. */
    private JsonObject pointing(JsonObject entry, @Nullable String related, @Nullable RelationDefinition now) {
        if (related == null) {
            return entry;
        }
        var schema = entry.get("schema") instanceof JsonObject given ? given : JsonObject.EMPTY;
        var existing = now == null ? null : now.foreignKey();
        var column = existing != null && existing.references().table().equals(related)
                ? Optional.of(existing.references().column())
                : view.key(related);
        return column.map(name -> entry.with("schema", schema.with("foreign_key_column", JsonValue.of(name))))
                .orElse(entry.with("schema", schema));
    }

    private void refuseCollection(String collection) {
        refusals.invalid("Collection \"" + collection + "\" doesn't exist");
    }

    private void refuseField(FieldName name) {
        refusals.invalid("Field \"" + name.field() + "\" doesn't exist in collection \"" + name.collection() + "\"");
    }
}
