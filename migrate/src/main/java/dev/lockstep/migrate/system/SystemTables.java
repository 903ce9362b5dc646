package dev.lockstep.migrate.system;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system tables of Directus 12.4, as the one data file {@code system-model.json} describes them. Immutable.
 *
 * @param collections in the order of their names
 * @param migrations the versions of Directus' own migrations that these tables correspond to
 */
public record SystemTables(
        List<SystemCollection> collections, List<SystemRelation> relations, List<String> migrations) {

    private static final String FILE = "system-model.json";

    public SystemTables {
        collections = List.copyOf(collections);
        relations = List.copyOf(relations);
        migrations = List.copyOf(migrations);
    }

    /** A system collection; {@code meta} holds what differs from the defaults of a collection. */
    public record SystemCollection(String name, JsonObject meta, List<SystemUnique> uniques, List<SystemField> fields) {
        public SystemCollection {
            uniques = List.copyOf(uniques);
            fields = List.copyOf(fields);
        }
    }

    /** A unique constraint over several columns. */
    public record SystemUnique(String name, List<String> columns) {
        public SystemUnique {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A system field; {@code meta} holds what differs from the defaults of a field, or is null where Directus says
     * nothing about it.
     *
     * @param shownAs the type that Directus tells for it, where that is not the column's own
     */
    public record SystemField(
            FieldName name,
            FieldType type,
            Optional<FieldType> shownAs,
            @Nullable Integer length,
            boolean nullable,
            Optional<JsonValue> defaultValue,
            boolean key,
            boolean autoIncrement,
            boolean unique,
            boolean indexed,
            Optional<ColumnReference> references,
            ReferentialAction onDelete,
            Optional<JsonObject> meta) {}

    /**
     * A built-in relation as Directus lists it.
     *
     * @param foreignKey whether it is listed with its foreign key
     */
    public record SystemRelation(
            FieldName name, @Nullable String related, boolean foreignKey, boolean row, JsonObject meta) {}

    /** Reads the data file. */
    public static SystemTables load() {
        try (var stream = Objects.requireNonNull(SystemTables.class.getResourceAsStream(FILE), FILE)) {
            if (!(JsonReader.read(stream) instanceof JsonObject file)) {
                throw new IllegalStateException(FILE + " is not an object");
            }
            return new SystemTables(
                    objects(file, "collections").stream()
                            .map(SystemTables::collection)
                            .toList(),
                    objects(file, "relations").stream()
                            .map(SystemTables::relation)
                            .toList(),
                    texts(file, "migrations"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names of everything built in. */
    public SystemModel model() {
        Set<String> names = new HashSet<>();
        Set<FieldName> fields = new HashSet<>();
        Set<FieldName> indexes = new HashSet<>();
        Map<FieldName, FieldType> keys = new HashMap<>();
        for (var collection : collections) {
            names.add(collection.name());
            for (var field : collection.fields()) {
                fields.add(field.name());
                if (field.key()) {
                    keys.put(field.name(), field.type());
                }
                // on MySQL each foreign key brings an index of its own
                if (field.indexed() || field.references().isPresent()) {
                    indexes.add(field.name());
                }
            }
        }
        Set<FieldName> relationNames = new HashSet<>();
        relations.forEach(relation -> relationNames.add(relation.name()));
        return new SystemModel(names, fields, relationNames, indexes, keys, Set.of());
    }

    private static SystemCollection collection(JsonObject json) {
        var name = text(json, "collection");
        var fields = new ArrayList<SystemField>();
        for (var field : objects(json, "fields")) {
            fields.add(field(name, field));
        }
        var uniques = json.has("uniques")
                ? objects(json, "uniques").stream()
                        .map(unique -> new SystemUnique(text(unique, "name"), texts(unique, "columns")))
                        .toList()
                : List.<SystemUnique>of();
        var meta = json.get("meta") instanceof JsonObject given ? given : JsonObject.EMPTY;
        return new SystemCollection(name, meta, uniques, fields);
    }

    private static SystemField field(String collection, JsonObject json) {
        return new SystemField(
                new FieldName(collection, text(json, "field")),
                type(text(json, "type")),
                json.text("shownAs").map(SystemTables::type),
                json.get("length") instanceof JsonNumber length ? length.value().intValueExact() : null,
                json.get("nullable") != JsonBoolean.FALSE,
                json.find("default"),
                json.has("key"),
                json.text("key").isPresent(),
                json.get("unique") == JsonBoolean.TRUE,
                json.get("indexed") == JsonBoolean.TRUE,
                json.text("references").map(SystemTables::reference),
                json.text("onDelete").flatMap(ReferentialAction::find).orElse(ReferentialAction.NO_ACTION),
                json.get("meta") instanceof JsonObject meta ? Optional.of(meta) : Optional.empty());
    }

    private static FieldType type(String name) {
        return FieldType.find(name).orElseThrow(() -> new IllegalStateException(FILE + ": unknown type " + name));
    }

    private static ColumnReference reference(String dotted) {
        int dot = dotted.indexOf('.');
        return new ColumnReference(dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    private static SystemRelation relation(JsonObject json) {
        return new SystemRelation(
                new FieldName(text(json, "collection"), text(json, "field")),
                json.text("related").orElse(null),
                json.get("key") == JsonBoolean.TRUE,
                json.get("row") == JsonBoolean.TRUE,
                json.get("meta") instanceof JsonObject meta ? meta : JsonObject.EMPTY);
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        if (!(json.get(key) instanceof JsonArray(var items))) {
            throw new IllegalStateException(FILE + ": no list " + key);
        }
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> texts(JsonObject json, String key) {
        if (!(json.get(key) instanceof JsonArray(var items))) {
            throw new IllegalStateException(FILE + ": no list " + key);
        }
        return items.stream().map(item -> ((JsonText) item).value()).toList();
    }

    private static String text(JsonObject json, String key) {
        return json.text(key).orElseThrow(() -> new IllegalStateException(FILE + ": no text " + key));
    }
}
