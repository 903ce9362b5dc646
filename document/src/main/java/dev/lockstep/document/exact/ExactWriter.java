package dev.lockstep.document.exact;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a data model with all that is known of them, managed or not; {@link ExactReader} gives equal ones
 * back. What is nothing, and flags that are not set, are left out.
 */
public final class ExactWriter {

    private ExactWriter() {}

    /** A collection. */
    public static JsonObject collection(CollectionDefinition collection) {
        var entry = JsonObject.builder().put("collection", collection.name()).put("table", collection.table());
        putMeta(entry, collection.meta());
        return entry.build();
    }

    /** A field. */
    public static JsonObject field(FieldDefinition field) {
        var entry = name(field.name()).put("type", field.type().wireName());
        putMeta(entry, field.meta());
        if (field.column() != null) {
            entry.put("column", column(field.column()));
        }
        return entry.build();
    }

    /** A relation. */
    public static JsonObject relation(RelationDefinition relation) {
        var entry = name(relation.name());
        if (relation.relatedCollection() != null) {
            entry.put("related", relation.relatedCollection());
        }
        putMeta(entry, relation.meta());
        if (relation.foreignKey() != null) {
            entry.put("foreignKey", foreignKey(relation.foreignKey()));
        }
        return entry.build();
    }

    /** The name of a field or relation. */
    static JsonObject.Builder name(FieldName name) {
        return JsonObject.builder().put("collection", name.collection()).put("field", name.field());
    }

    private static void putMeta(JsonObject.Builder entry, @Nullable Meta meta) {
        if (meta != null) {
            entry.put("meta", meta.toJson());
        }
    }

    private static JsonObject column(ColumnDefinition column) {
        var entry = JsonObject.builder().put("type", TypeForm.write(column.type()));
        if (!(column.defaultValue() instanceof DefaultValue.None)) {
            entry.put("default", defaultValue(column.defaultValue()));
        }
        putFlag(entry, "nullable", column.nullable());
        putFlag(entry, "unique", column.unique());
        putFlag(entry, "indexed", column.indexed());
        putFlag(entry, "primaryKey", column.primaryKey());
        putFlag(entry, "autoIncrement", column.autoIncrement());
        if (column.generationExpression() != null) {
            entry.put("generated", column.generationExpression());
        }
        if (column.references() != null) {
            entry.put("references", reference(column.references()));
        }
        return entry.put("reported", reported(column.reported())).build();
    }

    private static JsonObject defaultValue(DefaultValue value) {
        var form = JsonObject.builder();
        switch (value) {
            case DefaultValue.None() -> form.put("is", "none");
            case DefaultValue.Literal(var literal) -> form.put("is", "literal").put("value", literal);
            case DefaultValue.CurrentTimestamp() -> form.put("is", "now");
            case DefaultValue.GeneratedUuid() -> form.put("is", "uuid");
            case DefaultValue.Expression(var sql) ->
                form.put("is", "expression").put("sql", sql);
        }
        return form.build();
    }

    private static JsonObject reference(ColumnReference reference) {
        return JsonObject.builder()
                .put("table", reference.table())
                .put("column", reference.column())
                .build();
    }

    private static JsonObject reported(ReportedColumn reported) {
        var form = JsonObject.builder().put("dataType", reported.dataType());
        putNumber(form, "maxLength", reported.maxLength());
        putNumber(form, "precision", reported.numericPrecision());
        putNumber(form, "scale", reported.numericScale());
        if (!(reported.defaultValue() instanceof JsonNull)) {
            form.put("default", reported.defaultValue());
        }
        putFlag(form, "unique", reported.unique());
        return form.build();
    }

    private static JsonObject foreignKey(ForeignKeyDefinition key) {
        var form = JsonObject.builder()
                .put("references", reference(key.references()))
                .put("onUpdate", key.onUpdate().sql())
                .put("onDelete", key.onDelete().sql());
        if (key.constraintName() != null) {
            form.put("name", key.constraintName());
        }
        return form.build();
    }

    static void putFlag(JsonObject.Builder form, String name, boolean flag) {
        if (flag) {
            form.put(name, true);
        }
    }

    static void putNumber(JsonObject.Builder form, String name, @Nullable Number number) {
        if (number != null) {
            form.put(name, JsonValue.of(number.longValue()));
        }
    }
}
