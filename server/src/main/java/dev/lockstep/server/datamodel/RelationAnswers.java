package dev.lockstep.server.datamodel;

import dev.lockstep.migrate.system.SystemTables.SystemRelation;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes relations as answers show them. */
final class RelationAnswers {

    /** What is said of a built-in relation beside its two ends, in an order of its own. */
    private static final List<String> BUILT_IN_META = List.of(
            "one_field",
            "one_allowed_collections",
            "one_collection_field",
            "one_deselect_action",
            "junction_field",
            "sort_field");

    private final ProjectView view;

    RelationAnswers(ProjectView view) {
        this.view = view;
    }

    /** All relations, built-in ones first. */
    List<JsonValue> all() {
        var answers = new ArrayList<JsonValue>();
        view.builtIn().relations().values().stream()
                .flatMap(List::stream)
                .map(this::builtIn)
                .forEach(answers::add);
        view.model().relations().values().stream().map(this::own).forEach(answers::add);
        return answers;
    }

    /** The relations that start at a collection. */
    List<JsonValue> of(String collection) {
        var answers = new ArrayList<JsonValue>();
        view.builtIn().relations().forEach((name, relations) -> {
            if (name.collection().equals(collection)) {
                relations.stream().map(this::builtIn).forEach(answers::add);
            }
        });
        view.model().relations().values().stream()
                .filter(relation -> relation.name().collection().equals(collection))
                .map(this::own)
                .forEach(answers::add);
        return answers;
    }

    /** The relation that starts at a field. */
    Optional<JsonObject> one(FieldName name) {
        var builtIn = view.builtIn().relations().get(name);
        if (builtIn != null) {
            return Optional.of(builtIn(builtIn.getFirst()));
        }
        return Optional.ofNullable(view.model().relation(name)).map(this::own);
    }

    private JsonObject own(RelationDefinition relation) {
        var key = relation.foreignKey();
        return answer(
                relation.name(),
                relation.relatedCollection(),
                key == null ? JsonNull.NULL : key(relation.name(), key),
                MetaAnswer.write(
                        MetaTable.RELATIONS,
                        relation.meta(),
                        view.state().rowIds().relations().get(relation.name())));
    }

    private JsonObject builtIn(SystemRelation relation) {
        return answer(
                relation.name(),
                relation.related(),
                relation.foreignKey() ? builtInKey(relation.name()) : JsonNull.NULL,
                relation.row() ? builtInMeta(relation) : JsonNull.NULL);
    }

    private static JsonObject answer(FieldName name, @Nullable String related, JsonValue schema, JsonValue meta) {
        return JsonObject.builder()
                .put("collection", name.collection())
                .put("field", name.field())
                .put("related_collection", related)
                .put("schema", schema)
                .put("meta", meta)
                .build();
    }

    private static JsonObject key(FieldName name, ForeignKeyDefinition key) {
        return JsonObject.builder()
                .put("table", name.collection())
                .put("column", name.field())
                .put("foreign_key_table", key.references().table())
                .put("foreign_key_column", key.references().column())
                .put("on_update", key.onUpdate().sql())
                .put("on_delete", key.onDelete().sql())
                .put("constraint_name", key.constraintName())
                .build();
    }

    private JsonValue builtInKey(FieldName name) {
        return view.foreignKey(name).<JsonValue>map(key -> key(name, key)).orElse(JsonNull.NULL);
    }

    private static JsonObject builtInMeta(SystemRelation relation) {
        var row = Meta.defaults(MetaTable.RELATIONS).withAll(relation.meta().members());
        var meta = JsonObject.builder()
                .put("many_collection", relation.name().collection())
                .put("many_field", relation.name().field())
                .put("one_collection", relation.related());
        BUILT_IN_META.forEach(key -> meta.put(key, row.get(key)));
        return meta.put("system", true).build();
    }
}
