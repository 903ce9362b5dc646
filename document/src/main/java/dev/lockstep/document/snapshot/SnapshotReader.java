package dev.lockstep.document.snapshot;

import dev.lockstep.document.shape.Envelope;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.document.shape.Shape;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.entry.SystemFieldEntry;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a snapshot: the files of Directus 9 to 12, and those that people write by hand. Only the shape is checked here,
 * and all that is wrong with it is found at once.
 */
public final class SnapshotReader {

    /** Database products that snapshots may name. */
    public static final List<String> VENDORS =
            List.of("mysql", "postgres", "cockroachdb", "sqlite", "oracle", "mssql", "redshift");

    private static final Set<String> TOP_KEYS =
            Set.of("version", "directus", "vendor", "collections", "fields", "systemFields", "relations");
    private static final Set<String> COLLECTION_KEYS = Set.of("collection", "meta", "schema");
    /** Directus 12 writes only the name; files of versions 9 to 11 carry what their database said beside it. */
    private static final Set<String> COLLECTION_SCHEMA_KEYS =
            Set.of("name", "comment", "schema", "sql", "collation", "engine", "catalog", "owner");

    private static final Set<String> FIELD_KEYS = Set.of("collection", "field", "meta", "schema", "type");
    private static final Set<String> SYSTEM_FIELD_KEYS = Set.of("collection", "field", "schema");
    private static final Set<String> RELATION_KEYS =
            Set.of("collection", "field", "meta", "related_collection", "schema");

    private final Shape shape = new Shape();

    private SnapshotReader() {}

    /**
     * Reads a snapshot, bare or in the {@code data} of an answer.
     *
     * @throws InvalidDocumentException with every reason, if it is none
     */
    public static Snapshot read(JsonValue value) {
        var document = Envelope.open(value);
        Envelope.expectSnapshot(document);
        return new SnapshotReader().snapshot(document);
    }

    private Snapshot snapshot(JsonObject document) {
        boolean partial = partial(document);
        var directus = shape.text("directus", document.get("directus"));
        var vendor = vendor(document);
        var collections = collections(document);
        var fields = fields(document);
        var systemFields = systemFields(document);
        var relations = relations(document);
        shape.onlyKeys("", document, TOP_KEYS);
        shape.check();
        return new Snapshot(partial, directus.orElse(""), vendor, collections, fields, systemFields, relations);
    }

    private boolean partial(JsonObject document) {
        var given = document.get("version");
        if (given == null) {
            shape.refuse("\"version\" is required");
            return false;
        }
        // YAML writers quote numbers at times; read as a complete snapshot, a partial one would delete all else
        var number = switch (given) {
            case JsonNumber value -> value;
            case JsonText(var text) when text.strip().equals("1") -> JsonNumber.of(1);
            case JsonText(var text) when text.strip().equals("2") -> JsonNumber.of(2);
            default -> JsonNumber.of(0);
        };
        if (!number.equals(JsonNumber.of(1)) && !number.equals(JsonNumber.of(2))) {
            shape.refuse("\"version\" must be one of [1, 2]");
        }
        return number.equals(JsonNumber.of(2));
    }

    private Optional<String> vendor(JsonObject document) {
        var given = document.get("vendor");
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof JsonText(var text) && VENDORS.contains(text)) {
            return Optional.of(text);
        }
        shape.refuse("\"vendor\" must be one of [" + String.join(", ", VENDORS) + "]");
        return Optional.empty();
    }

    private Optional<List<CollectionEntry>> collections(JsonObject document) {
        return section(document, "collections").map(items -> {
            var entries = new ArrayList<CollectionEntry>(items.size());
            for (int i = 0; i < items.size(); i++) {
                var path = "collections[" + i + "]";
                shape.object(path, items.get(i)).ifPresent(json -> {
                    shape.onlyKeys(path, json, COLLECTION_KEYS);
                    shape.optionalObject(path, json, "meta");
                    shape.optionalObject(path, json, "schema");
                    if (json.get("schema") instanceof JsonObject schema) {
                        shape.onlyKeys(path + ".schema", schema, COLLECTION_SCHEMA_KEYS);
                    }
                    shape.text(path + ".collection", json.get("collection"))
                            .ifPresent(name -> entries.add(new CollectionEntry(path, name, json)));
                });
            }
            return entries;
        });
    }

    private Optional<List<FieldEntry>> fields(JsonObject document) {
        return section(document, "fields").map(items -> {
            var entries = new ArrayList<FieldEntry>(items.size());
            for (int i = 0; i < items.size(); i++) {
                var path = "fields[" + i + "]";
                shape.object(path, items.get(i)).ifPresent(json -> {
                    shape.onlyKeys(path, json, FIELD_KEYS);
                    checkField(shape, path, json);
                    name(path, json).ifPresent(name -> entries.add(new FieldEntry(path, name, json)));
                });
            }
            return entries;
        });
    }

    /** Checks type, meta and schema of a field, as they stand in snapshots and in requests that make fields. */
    public static void checkField(Shape shape, String path, JsonObject json) {
        var type = json.get("type");
        boolean known = type == null
                || type instanceof JsonNull
                || (type instanceof JsonText(var name) && FieldType.find(name).isPresent());
        if (!known) {
            shape.refuse('"' + Shape.member(path, "type") + "\" must be one of [" + typeNames() + ", null]");
        }
        shape.optionalObject(path, json, "meta");
        shape.optionalObject(path, json, "schema");
        if (json.get("schema") instanceof JsonObject schema) {
            checkColumn(shape, Shape.member(path, "schema"), schema);
        }
    }

    private static void checkColumn(Shape shape, String path, JsonObject schema) {
        shape.optionalText(path, schema, "data_type");
        shape.optionalSize(path, schema, "max_length");
        shape.optionalSize(path, schema, "numeric_precision");
        shape.optionalSize(path, schema, "numeric_scale");
        for (var flag : List.of(
                "is_nullable", "is_unique", "is_indexed", "is_primary_key", "is_generated", "has_auto_increment")) {
            shape.optionalFlag(path, schema, flag);
        }
    }

    private static String typeNames() {
        var own = Arrays.stream(FieldType.values()).map(FieldType::wireName).collect(Collectors.joining(", "));
        return own + ", " + String.join(", ", FieldType.ALIAS_KINDS);
    }

    private Optional<List<SystemFieldEntry>> systemFields(JsonObject document) {
        return section(document, "systemFields").map(items -> {
            var entries = new ArrayList<SystemFieldEntry>(items.size());
            for (int i = 0; i < items.size(); i++) {
                var path = "systemFields[" + i + "]";
                shape.object(path, items.get(i)).ifPresent(json -> {
                    shape.onlyKeys(path, json, SYSTEM_FIELD_KEYS);
                    var schema = shape.object(path + ".schema", json.get("schema"));
                    schema.ifPresent(given -> {
                        shape.onlyKeys(path + ".schema", given, Set.of("is_indexed"));
                        shape.optionalFlag(path + ".schema", given, "is_indexed");
                    });
                    boolean indexed = schema.map(given -> given.get("is_indexed") == JsonBoolean.TRUE)
                            .orElse(false);
                    name(path, json).ifPresent(name -> entries.add(new SystemFieldEntry(path, name, indexed, json)));
                });
            }
            return entries;
        });
    }

    private Optional<List<RelationEntry>> relations(JsonObject document) {
        return section(document, "relations").map(items -> {
            var entries = new ArrayList<RelationEntry>(items.size());
            for (int i = 0; i < items.size(); i++) {
                var path = "relations[" + i + "]";
                shape.object(path, items.get(i)).ifPresent(json -> {
                    shape.onlyKeys(path, json, RELATION_KEYS);
                    shape.optionalText(path, json, "related_collection");
                    shape.optionalObject(path, json, "meta");
                    shape.optionalObject(path, json, "schema");
                    name(path, json).ifPresent(name -> entries.add(new RelationEntry(path, name, json)));
                });
            }
            return entries;
        });
    }

    private Optional<List<JsonValue>> section(JsonObject document, String key) {
        return document.has(key) ? shape.list(key, document.get(key)) : Optional.empty();
    }

    private Optional<FieldName> name(String path, JsonObject json) {
        var collection = shape.text(path + ".collection", json.get("collection"));
        var field = shape.text(path + ".field", json.get("field"));
        return collection.flatMap(name -> field.map(part -> new FieldName(name, part)));
    }
}
