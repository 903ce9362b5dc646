package dev.lockstep.database.sqlite;

import dev.lockstep.model.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Describes tables as Directus does on SQLite: by the statement that made them. */
final class SqliteTableDescriptions {

    private static final String TABLES = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'";

    private SqliteTableDescriptions() {}

    static Map<String, JsonObject> read(Connection connection) throws SQLException {
        var descriptions = new HashMap<String, JsonObject>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var name = rows.getString(1);
                descriptions.put(
                        name,
                        JsonObject.builder()
                                .put("name", name)
                                .put("sql", rows.getString(2))
                                .build());
            }
        }
        return descriptions;
    }
}
