package dev.lockstep.server.datamodel;

import dev.lockstep.migrate.system.SystemTables.SystemCollection;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes collections as answers show them. */
final class CollectionAnswers {

    private final ProjectView view;
    private final Map<String, JsonObject> tables;

    /** @param tables how the database product describes each table */
    CollectionAnswers(ProjectView view, Map<String, JsonObject> tables) {
        this.view = view;
        this.tables = tables;
    }

    /** All of them: those with a row, then the built-in ones, then tables without a row. */
    List<JsonValue> all() {
        var answers = new ArrayList<JsonValue>();
        var collections = view.model().collections().values();
        collections.stream()
                .filter(CollectionDefinition::managed)
                .map(this::own)
                .forEach(answers::add);
        for (var name : view.builtIn().collections().keySet()) {
            one(name).ifPresent(answers::add);
        }
        collections.stream()
                .filter(collection -> !collection.managed())
                .map(this::own)
                .forEach(answers::add);
        return answers;
    }

    /** The collection of that name. */
    Optional<JsonObject> one(String name) {
        var system = view.builtIn().collections().get(name);
        if (system != null) {
            return view.table(name).map(_ -> builtIn(system));
        }
        return Optional.ofNullable(view.model().collection(name)).map(this::own);
    }

    private JsonObject own(CollectionDefinition collection) {
        return JsonObject.builder()
                .put("collection", collection.name())
                .put("meta", MetaAnswer.write(MetaTable.COLLECTIONS, collection.meta(), null))
                .put("schema", collection.table() ? table(collection.name()) : JsonNull.NULL)
                .build();
    }

    private JsonObject builtIn(SystemCollection collection) {
        var meta = JsonObject.builder()
                .put("collection", collection.name())
                .put("hidden", false)
                .put("singleton", false)
                .put("icon", JsonNull.NULL)
                .put("note", "$t:directus_collection." + collection.name())
                .put("translations", JsonNull.NULL)
                .put("display_template", JsonNull.NULL)
                .put("accountability", "all");
        collection.meta().members().forEach(meta::put);
        return JsonObject.builder()
                .put("collection", collection.name())
                .put("meta", meta.put("system", true).build())
                .put("schema", table(collection.name()))
                .build();
    }

    private JsonValue table(String name) {
        var described = tables.get(name);
        return described == null ? JsonObject.builder().put("name", name).build() : described;
    }
}
