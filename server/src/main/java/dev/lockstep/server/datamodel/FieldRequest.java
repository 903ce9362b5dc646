package dev.lockstep.server.datamodel;

import dev.lockstep.document.shape.Shape;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.SystemFieldEntry;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import java.util.Optional;
import java.util.Set;

/** Reads requests that make or change fields. */
final class FieldRequest {

    private static final Set<String> KEYS = Set.of("collection", "field", "type", "schema", "meta");

    private final ProjectView view;
    private final Refusals refusals;
    private final IntentBuilder intent;

    FieldRequest(ProjectView view, Refusals refusals, IntentBuilder intent) {
        this.view = view;
        this.refusals = refusals;
        this.intent = intent;
    }

    /** A field that is to be made in a collection that exists; its name, unless it is refused. */
    Optional<FieldName> create(String collection, JsonObject json) {
        var shape = new Shape();
        var field = shape.text("field", json.get("field"));
        shape.onlyKeys("", json, KEYS);
        SnapshotReader.checkField(shape, "", json);
        refusals.addAll(shape);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        var name = new FieldName(collection, field.get());
        if (exists(name)) {
            refusals.invalid("Field \"" + name.field() + "\" already exists in collection \"" + collection + "\"");
        }
        // a column of a built-in table is known to be somebody's own only by its row
        boolean row = json.get("meta") instanceof JsonObject || view.builtIn().hasCollection(collection);
        intent.add(new FieldEntry(name.field(), name, json), row);
        return Optional.of(name);
    }

    /** A column may be there that no field tells of, and under a name that the database takes for the same. */
    private boolean exists(FieldName name) {
        return view.field(name).isPresent()
                || view.table(name.collection()).stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column ->
                                view.rules().foldsNames() && column.name().equalsIgnoreCase(name.field()));
    }

    /** A change of a field, which must exist: nothing is made by asking for a change. */
    void change(String path, FieldName name, JsonObject json) {
        if (view.builtIn().field(name) != null) {
            changeBuiltIn(path, name, json);
            return;
        }
        var now = view.model().field(name);
        if (now == null) {
            refusals.add(ApiError.forbidden());
            return;
        }
        var shape = new Shape();
        SnapshotReader.checkField(shape, path, json);
        refusals.addAll(shape);
        if (json.get("field") instanceof JsonText(var other) && !other.equals(name.field())) {
            refusals.invalid("Field \"" + name.field() + "\" can't be renamed to \"" + other + "\"");
        }
        checkColumn(now, json);
        boolean says = json.get("meta") instanceof JsonObject
                || json.get("schema") instanceof JsonObject
                || json.get("type") instanceof JsonText;
        if (says) {
            intent.add(
                    new FieldEntry(path.isEmpty() ? name.field() : path, name, json),
                    json.get("meta") instanceof JsonObject);
        }
    }

    private void checkColumn(FieldDefinition now, JsonObject json) {
        if (json.get("type") instanceof JsonText(var text)) {
            var type = FieldType.find(text);
            boolean alias = now.column() == null;
            if (type.isPresent() && alias != (type.get() == FieldType.ALIAS)) {
                refusals.invalid("Alias type cannot be changed");
            }
        }
        var column = now.column();
        boolean key = column != null && column.primaryKey() && !column.nullable();
        if (key && json.get("schema") instanceof JsonObject schema && schema.get("is_nullable") == JsonBoolean.TRUE) {
            refusals.invalid("Primary key cannot be null");
        }
    }

    /** Built-in fields are the server's, but an index on one is a matter of the rows in it. */
    private void changeBuiltIn(String path, FieldName name, JsonObject json) {
        var wanted = onlyIndex(json);
        if (wanted.isEmpty()) {
            refusals.invalid("Only \"schema.is_indexed\" may be modified for system fields");
            return;
        }
        var column = view.field(name).map(FieldDefinition::column);
        if (column.isEmpty()) {
            refusals.invalid("Field \"" + name.field() + "\" in collection \"" + name.collection()
                    + "\" has no column that could be indexed");
            return;
        }
        boolean indexed = wanted.get();
        if (view.builtIn().hasIndex(name) && indexed != column.get().indexed()) {
            refusals.invalid("The index of field \"" + name.field() + "\" in collection \"" + name.collection()
                    + "\" belongs to the server");
            return;
        }
        intent.add(new SystemFieldEntry(path, name, indexed, json));
    }

    private static Optional<Boolean> onlyIndex(JsonObject json) {
        boolean only = json.members().keySet().stream()
                .allMatch(key -> key.equals("schema") || key.equals("field") || key.equals("collection"));
        JsonValue schema = json.get("schema");
        return only && schema instanceof JsonObject given && given.members().size() == 1
                ? given.flag("is_indexed")
                : Optional.empty();
    }
}
