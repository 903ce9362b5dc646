package dev.lockstep.database.postgres;

import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Describes tables as Directus does on PostgreSQL: by schema, name and comment. */
final class PostgresTableDescriptions {

    private PostgresTableDescriptions() {}

    static Map<String, JsonObject> read(Connection connection) throws SQLException {
        var descriptions = new HashMap<String, JsonObject>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogQueries.DESCRIPTIONS)) {
            while (rows.next()) {
                var comment = rows.getString("comment");
                descriptions.put(
                        rows.getString("name"),
                        JsonObject.builder()
                                .put("schema", rows.getString("schema"))
                                .put("name", rows.getString("name"))
                                .put("comment", comment == null ? JsonNull.NULL : JsonValue.of(comment))
                                .build());
            }
        }
        return descriptions;
    }
}
