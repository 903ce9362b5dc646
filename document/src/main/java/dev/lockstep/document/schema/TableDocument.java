package dev.lockstep.document.schema;

import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database as JSON, in the words of the product that it is from: what was written is read as an equal table.
 * Parts that a table does not have are left out.
 */
public final class TableDocument {

    private TableDocument() {}

    /** The table with everything that is known of it. */
    public static JsonObject write(Table table) {
        var document = JsonObject.builder().put("name", table.name());
        document.put("columns", list(table.columns(), TableDocument::writeColumn));
        table.primaryKey().ifPresent(key -> {
            var part = named(key.name()).put("columns", texts(key.columns()));
            document.put("primary_key", withOptions(part, key.options()));
        });
        put(
                document,
                "uniques",
                table.uniques(),
                unique -> withOptions(named(unique.name()).put("columns", texts(unique.columns())), unique.options()));
        put(document, "foreign_keys", table.foreignKeys(), TableDocument::foreignKey);
        put(
                document,
                "checks",
                table.checks(),
                check -> named(check.name()).put("condition", check.condition()).build());
        put(document, "indexes", table.indexes(), TableDocument::index);
        put(
                document,
                "triggers",
                table.triggers(),
                trigger -> JsonObject.builder()
                        .put("name", trigger.name())
                        .put("sql", trigger.sql())
                        .build());
        return withOptions(document, table.options());
    }

    /**
     * The table that was written.
     *
     * @throws InvalidDocumentException if it is none
     */
    public static Table read(JsonObject document) {
        return new TableReader(document, "table").table();
    }

    /** A column by itself. */
    public static JsonObject writeColumn(Column column) {
        var document = JsonObject.builder()
                .put("name", column.name())
                .put("type", column.type())
                .put("nullable", column.nullable());
        putText(document, "default", column.defaultSql());
        if (column.autoIncrement()) {
            document.put("auto_increment", true);
        }
        if (column.generated() != null) {
            document.put(
                    "generated",
                    JsonObject.builder()
                            .put("expression", column.generated().expression())
                            .put("stored", column.generated().stored())
                            .build());
        }
        putText(document, "collation", column.collation());
        return withOptions(document, column.options());
    }

    /**
     * The column that was written.
     *
     * @throws InvalidDocumentException if it is none
     */
    public static Column readColumn(JsonObject document) {
        return new TableReader(document, "column").column();
    }

    private static JsonObject foreignKey(ForeignKey key) {
        var document = named(key.name())
                .put("columns", texts(key.columns()))
                .put("referenced_table", key.referencedTable())
                .put("referenced_columns", texts(key.referencedColumns()))
                .put("on_update", key.onUpdate().sql())
                .put("on_delete", key.onDelete().sql());
        return withOptions(document, key.options());
    }

    private static JsonObject index(Index index) {
        var document = JsonObject.builder()
                .put("name", index.name())
                .put("columns", texts(index.columns()))
                .put("unique", index.unique())
                .put("plain", index.plain());
        putText(document, "sql", index.sql());
        return document.build();
    }

    private static JsonObject.Builder named(@Nullable String name) {
        var document = JsonObject.builder();
        putText(document, "name", name);
        return document;
    }

    private static JsonObject withOptions(JsonObject.Builder document, String options) {
        if (!options.isEmpty()) {
            document.put("options", options);
        }
        return document.build();
    }

    private static void putText(JsonObject.Builder document, String key, @Nullable String text) {
        if (text != null) {
            document.put(key, text);
        }
    }

    private static <T> void put(
            JsonObject.Builder document, String key, List<T> parts, Function<T, JsonObject> writing) {
        if (!parts.isEmpty()) {
            document.put(key, list(parts, writing));
        }
    }

    private static <T> JsonArray list(List<T> parts, Function<T, JsonObject> writing) {
        return new JsonArray(parts.stream().<JsonValue>map(writing).toList());
    }

    private static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonValue::of).toList());
    }
}
