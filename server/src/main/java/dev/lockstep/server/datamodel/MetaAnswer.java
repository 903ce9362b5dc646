package dev.lockstep.server.datamodel;

import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes meta rows as answers show them: columns in the order of their table, the row's number first. */
final class MetaAnswer {

    private MetaAnswer() {}

    /** @param id the number of the row, null where rows have none */
    static JsonValue write(MetaTable table, @Nullable Meta meta, @Nullable Long id) {
        if (meta == null) {
            return JsonNull.NULL;
        }
        var json = JsonObject.builder();
        if (id != null) {
            json.put("id", id.longValue());
        }
        for (var column : table.columns()) {
            // tables of older servers lack some
            if (meta.has(column.name())) {
                json.put(column.name(), meta.get(column.name()));
            }
        }
        return json.build();
    }
}
