package dev.lockstep.document.snapshot;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.Meta;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the entries of snapshots and diffs: keys in the order of Directus, those inside {@code meta} by name. */
public final class EntryWriter {

    private EntryWriter() {}

    /** The entry of a managed collection. */
    public static JsonObject collection(CollectionDefinition collection) {
        var entry = JsonObject.builder().put("collection", collection.name());
        putMeta(entry, collection.meta());
        if (collection.table()) {
            entry.put(
                    "schema",
                    JsonObject.builder().put("name", collection.name()).build());
        }
        return entry.build();
    }

    /** The entry of a managed field. */
    public static JsonObject field(FieldDefinition field) {
        var entry = JsonObject.builder()
                .put("collection", field.name().collection())
                .put("field", field.name().field())
                .put("type", field.type().wireName());
        putMeta(entry, field.meta());
        if (field.column() != null) {
            entry.put("schema", column(field.name(), field.column()));
        }
        return entry.build();
    }

    private static JsonObject column(FieldName name, ColumnDefinition column) {
        var reported = column.reported();
        var references = column.references();
        return JsonObject.builder()
                .put("name", name.field())
                .put("table", name.collection())
                .put("data_type", reported.dataType())
                .put("default_value", reported.defaultValue())
                .put("max_length", number(reported.maxLength()))
                .put("numeric_precision", number(reported.numericPrecision()))
                .put("numeric_scale", number(reported.numericScale()))
                .put("is_nullable", column.nullable())
                .put("is_unique", reported.unique())
                .put("is_indexed", column.indexed())
                .put("is_primary_key", column.primaryKey())
                .put("is_generated", column.generationExpression() != null)
                .put(
                        "generation_expression",
                        column.generationExpression() == null
                                        || column.generationExpression().isEmpty()
                                ? null
                                : column.generationExpression())
                .put("has_auto_increment", column.autoIncrement())
                .put("foreign_key_table", references == null ? null : references.table())
                .put("foreign_key_column", references == null ? null : references.column())
                .build();
    }

    /** The entry of a column of a system table that has an index. */
    public static JsonObject systemField(FieldName name) {
        return JsonObject.builder()
                .put("collection", name.collection())
                .put("field", name.field())
                .put("schema", JsonObject.builder().put("is_indexed", true).build())
                .build();
    }

    /** The entry of a managed relation. */
    public static JsonObject relation(RelationDefinition relation) {
        var entry = JsonObject.builder()
                .put("collection", relation.name().collection())
                .put("field", relation.name().field())
                .put("related_collection", relation.relatedCollection());
        putMeta(entry, relation.meta());
        var key = relation.foreignKey();
        if (key != null) {
            entry.put(
                    "schema",
                    JsonObject.builder()
                            .put("table", relation.name().collection())
                            .put("column", relation.name().field())
                            .put("foreign_key_table", key.references().table())
                            .put("foreign_key_column", key.references().column())
                            .put("constraint_name", key.constraintName())
                            .put("on_update", key.onUpdate().sql())
                            .put("on_delete", key.onDelete().sql())
                            .build());
        }
        return entry.build();
    }

    private static void putMeta(JsonObject.Builder entry, @Nullable Meta meta) {
        if (meta == null) {
            entry.put("meta", JsonNull.NULL);
            return;
        }
        // by name already, but for what is inside of values
        var json = meta.toJson();
        entry.put("meta", json.members().values().stream().anyMatch(EntryWriter::isNested) ? sorted(json) : json);
    }

    private static boolean isNested(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    /** The same value with the members of every object in code-unit order; arrays keep theirs. */
    public static JsonValue sorted(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> {
                var sorted = new TreeMap<String, JsonValue>();
                members.forEach((key, member) -> sorted.put(key, sorted(member)));
                yield new JsonObject(sorted);
            }
            case JsonArray(var items)
            when items.stream().anyMatch(EntryWriter::isNested) ->
                new JsonArray(items.stream().map(EntryWriter::sorted).toList());
            default -> value;
        };
    }

    private static JsonValue number(@Nullable Number number) {
        return number == null ? JsonNull.NULL : JsonValue.of(number.longValue());
    }
}
