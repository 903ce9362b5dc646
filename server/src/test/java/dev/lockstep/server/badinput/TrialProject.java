package dev.lockstep.server.badinput;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A running project with collections, rows and users in it, which is brought back to that state after each request that
 * changed something. It is looked at with plain SQL on a connection of its own.
 */
final class TrialProject implements AutoCloseable {

    private final RunningProject project;
    private final Connection connection;
    private final Path backup;
    private final String user;

    private TrialProject(RunningProject project, Connection connection, Path backup) {
        this.project = project;
        this.connection = connection;
        this.backup = backup;
        this.user = build();
    }

    static TrialProject start() throws IOException, SQLException {
        var project = RunningProject.start();
        var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
        var trial = new TrialProject(project, connection, Files.createTempFile("lockstep-backup", ".db"));
        trial.run("backup to '" + trial.backup + "'");
        return trial;
    }

    private String build() {
        made("/collections", """
                {"collection": "authors", "meta": {}, "schema": {}, "fields": [
                  {"field": "id", "type": "integer", "schema": {"is_primary_key": true, "has_auto_increment": true}},
                  {"field": "name", "type": "string", "schema": {"max_length": 50, "is_nullable": false}, "meta": {}},
                  {"field": "born", "type": "date", "schema": {}, "meta": {}},
                  {"field": "active", "type": "boolean", "schema": {"default_value": true}, "meta": {}},
                  {"field": "fee", "type": "decimal", "schema": {}, "meta": {}},
                  {"field": "visits", "type": "integer", "schema": {}, "meta": {}},
                  {"field": "code", "type": "uuid", "schema": {"is_unique": true}, "meta": {}},
                  {"field": "tags", "type": "json", "schema": {}, "meta": {}}]}""");
        made("/collections", """
                {"collection": "books", "meta": {}, "schema": {}, "fields": [
                  {"field": "id", "type": "integer", "schema": {"is_primary_key": true, "has_auto_increment": true}},
                  {"field": "title", "type": "string", "schema": {}, "meta": {}},
                  {"field": "author", "type": "integer", "schema": {}, "meta": {"special": ["m2o"]}},
                  {"field": "editor", "type": "integer", "schema": {}, "meta": {"special": ["m2o"]}}]}""");
        made("/collections", """
                {"collection": "press", "meta": {}, "schema": null}""");
        made("/relations", """
                {"collection": "books", "field": "author", "related_collection": "authors", "meta": {}, "schema": {}}""");
        made("/items/authors", """
                [{"name": "Ann", "born": "1970-01-01"}, {"name": "Bob"}, {"name": "Cy", "tags": ["x"]}]""");
        made("/items/books", """
                [{"title": "One", "author": 1}, {"title": "Two", "author": 2}]""");
        return text(made("/users", """
                {"email": "reader@example.com", "first_name": "Ria"}"""), "id");
    }

    private JsonValue made(String path, String body) {
        var answer = project.send("POST", path, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.response().body());
        }
        return answer.data();
    }

    private static String text(JsonValue value, String key) {
        return ((JsonObject) value).text(key).orElseThrow();
    }

    int port() {
        return project.port();
    }

    List<Route> routes() {
        return project.routes();
    }

    /** The key of a user who is not the administrator. */
    String user() {
        return user;
    }

    /** A snapshot that differs from the project by one field. */
    JsonObject snapshot() {
        var field = JsonReader.read("""
                {"collection": "authors", "field": "nick", "type": "string", "schema": {"max_length": 20}, "meta": {
                 "collection": "authors", "field": "nick", "sort": 9, "hidden": false, "note": "n", "options": {"a": 1}}}""");
        var snapshot = (JsonObject) project.get("/schema/snapshot").data();
        return appended(snapshot, "fields", field);
    }

    /** A diff that adds one field. */
    JsonObject diff() {
        return (JsonObject) project.post("/schema/diff", snapshot()).data();
    }

    private static JsonObject appended(JsonObject object, String list, JsonValue item) {
        var items = new ArrayList<>(((JsonArray) Objects.requireNonNull(object.get(list))).items());
        items.addFirst(item);
        return object.with(list, new JsonArray(items));
    }

    /** Everything in the database: what every table and index is, and all rows. */
    String dump() {
        var dump = new StringBuilder();
        for (var thing : rows("select type, name, tbl_name, sql from sqlite_schema order by name")) {
            dump.append(thing).append('\n');
        }
        for (var table : tables()) {
            dump.append(table).append('\n');
            rows("select * from \"" + table.replace("\"", "\"\"") + "\"")
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }

    List<String> tables() {
        return rows("select name from sqlite_schema where type = 'table' order by name");
    }

    private List<String> rows(String query) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : "\u001f").append(result.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    /** Brings back the state of the start. */
    void restore() {
        run("restore from '" + backup + "'");
    }

    private void run(String command) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(command);
        } catch (SQLException failed) {
            throw new IllegalStateException(command, failed);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try {
            Files.delete(backup);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        project.close();
    }
}
