package dev.lockstep.server.datamodel;

import dev.lockstep.migrate.system.SystemTables.SystemField;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Writes fields as answers show them. */
final class FieldAnswers {

    /** What is said of a built-in field: not all that a row would say, and in an order of its own. */
    private static final List<String> BUILT_IN_META = List.of(
            "collection",
            "field",
            "special",
            "interface",
            "options",
            "display",
            "display_options",
            "readonly",
            "hidden",
            "sort",
            "width",
            "group",
            "translations",
            "note",
            "conditions",
            "required",
            "searchable");

    private final ProjectView view;
    private final Map<String, List<FieldDefinition>> own;

    FieldAnswers(ProjectView view) {
        this.view = view;
        this.own = view.model().fieldsByCollection();
    }

    /** The fields of all collections: the built-in collections first. */
    List<JsonValue> all() {
        var collections = new LinkedHashSet<String>(view.builtIn().collections().keySet());
        collections.addAll(view.model().collections().keySet());
        var answers = new ArrayList<JsonValue>();
        collections.stream().filter(view::serves).forEach(name -> answers.addAll(of(name)));
        return answers;
    }

    /** The fields of a collection: columns in the order of the table, then aliases. */
    List<JsonObject> of(String collection) {
        return names(collection).stream().flatMap(name -> one(name).stream()).toList();
    }

    private SequencedSet<FieldName> names(String collection) {
        var names = new LinkedHashSet<FieldName>();
        view.table(collection)
                .ifPresent(table ->
                        table.columns().forEach(column -> names.add(new FieldName(collection, column.name()))));
        var system = view.builtIn().collections().get(collection);
        if (system != null) {
            system.fields().stream()
                    .filter(field -> field.type() == FieldType.ALIAS)
                    .forEach(field -> names.add(field.name()));
        }
        own.getOrDefault(collection, List.of()).forEach(field -> names.add(field.name()));
        return names;
    }

    /** The field of that name. */
    Optional<JsonObject> one(FieldName name) {
        return view.field(name).map(this::write);
    }

    private JsonObject write(FieldDefinition field) {
        var builtIn = view.builtIn().field(field.name());
        return JsonObject.builder()
                .put("collection", field.name().collection())
                .put("field", field.name().field())
                .put("type", type(field, builtIn).wireName())
                .put("schema", field.column() == null ? JsonNull.NULL : column(field.name(), field.column()))
                .put("meta", builtIn == null ? row(field) : builtInMeta(field))
                .build();
    }

    private static FieldType type(FieldDefinition field, @Nullable SystemField builtIn) {
        return builtIn == null ? field.type() : builtIn.shownAs().orElse(field.type());
    }

    private JsonValue row(FieldDefinition field) {
        return MetaAnswer.write(
                MetaTable.FIELDS, field.meta(), view.state().rowIds().fields().get(field.name()));
    }

    private static JsonValue builtInMeta(FieldDefinition field) {
        var meta = field.meta();
        if (meta == null) {
            return JsonNull.NULL;
        }
        var json = JsonObject.builder().put("system", true);
        BUILT_IN_META.forEach(key -> json.put(key, meta.get(key)));
        json.put("collection", field.name().collection());
        json.put("field", field.name().field());
        return json.build();
    }

    private static JsonObject column(FieldName name, ColumnDefinition column) {
        var reported = column.reported();
        var references = column.references();
        var generation = column.generationExpression();
        return JsonObject.builder()
                .put("name", name.field())
                .put("table", name.collection())
                .put("data_type", reported.dataType())
                .put("default_value", reported.defaultValue())
                .put("max_length", number(reported.maxLength()))
                .put("numeric_precision", number(reported.numericPrecision()))
                .put("numeric_scale", number(reported.numericScale()))
                .put("is_generated", generation != null)
                .put("generation_expression", generation == null || generation.isEmpty() ? null : generation)
                .put("is_nullable", column.nullable())
                .put("is_unique", reported.unique())
                .put("is_indexed", column.indexed())
                .put("is_primary_key", column.primaryKey())
                .put("has_auto_increment", column.autoIncrement())
                .put("foreign_key_column", references == null ? null : references.column())
                .put("foreign_key_table", references == null ? null : references.table())
                .build();
    }

    private static JsonValue number(@Nullable Number number) {
        return number == null ? JsonNull.NULL : JsonValue.of(number.longValue());
    }
}
