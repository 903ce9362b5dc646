package dev.lockstep.server.openapi;

import dev.lockstep.model.json.JsonObject;

/** The parameters of queries that several operations share. */
final class SharedParameters {

    private SharedParameters() {}

    static JsonObject all() {
        return JsonObject.builder()
                .put("fields", parameter("fields", "The fields to show, with commas between them.", "string"))
                .put("filter", parameter("filter", "Which items are meant, as JSON or with brackets.", "string"))
                .put("sort", parameter("sort", "The fields to order by; a minus reverses one.", "string"))
                .put("limit", parameter("limit", "How many items at most; -1 for all.", "integer"))
                .put("offset", parameter("offset", "How many items to leave out.", "integer"))
                .put("page", parameter("page", "Which part of the list, in steps of the limit.", "integer"))
                .put("meta", parameter("meta", "What to count: total_count, filter_count or *.", "string"))
                .put("force", parameter("force", "Goes on where versions or hashes differ.", "boolean"))
                .put("mode", parameter("mode", "mirror, or merge to remove nothing.", "string"))
                .put("allow", parameter("allow", "Hazards that are agreed to: CODE[:collection[.field]],…", "string"))
                .put("plan", parameter("plan", "The digest of the plan that was seen.", "string"))
                .put("rehearse", parameter("rehearse", "Runs everything and takes it back.", "boolean"))
                .put("undo", parameter("undo", "The entry of the history to be undone, in place of a body.", "integer"))
                .put("through", parameter("through", "Undoes all later entries as well.", "boolean"))
                .put("fingerprint", parameter("fingerprint", "What the model was before or after.", "string"))
                .put("export", parameter("export", "A file instead: json, yaml, csv or xml.", "string"))
                .build();
    }

    private static JsonObject parameter(String name, String description, String type) {
        return JsonObject.builder()
                .put("name", name)
                .put("in", "query")
                .put("description", description)
                .put("schema", JsonObject.builder().put("type", type).build())
                .build();
    }
}
