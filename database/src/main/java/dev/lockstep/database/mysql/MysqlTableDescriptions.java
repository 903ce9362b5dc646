package dev.lockstep.database.mysql;

import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes tables as Directus does: by name, database, comment, collation and engine. */
final class MysqlTableDescriptions {

    private MysqlTableDescriptions() {}

    static Map<String, JsonObject> read(Connection connection) throws SQLException {
        var descriptions = new HashMap<String, JsonObject>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogQueries.TABLES)) {
            while (rows.next()) {
                descriptions.put(
                        rows.getString("name"),
                        JsonObject.builder()
                                .put("name", rows.getString("name"))
                                .put("schema", connection.getCatalog())
                                .put("comment", rows.getString("comment"))
                                .put("collation", text(rows.getString("collation")))
                                .put("engine", text(rows.getString("engine")))
                                .build());
            }
        }
        return descriptions;
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonNull.NULL : JsonValue.of(text);
    }
}
