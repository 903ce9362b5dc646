package dev.lockstep.server.badinput;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.SavedDatabase;
import dev.lockstep.server.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A running project with collections, rows and users in it, which is brought back to that state after each request that
 * changed something. It is looked at with plain SQL on a connection of its own.
 */
final class TrialProject implements AutoCloseable {

    private final RunningProject project;
    private final String user;
    private final SavedDatabase saved;

    private TrialProject(RunningProject project) {
        this.project = project;
        this.user = build();
        this.saved = SavedDatabase.of(project);
    }

    static TrialProject start() {
        return new TrialProject(RunningProject.start());
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
        saved.rows("select type, name, tbl_name, sql from sqlite_schema order by name")
                .forEach(thing -> dump.append(thing).append('\n'));
        for (var table : tables()) {
            dump.append(table).append('\n');
            saved.rows("select * from \"" + table.replace("\"", "\"\"") + "\"")
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }

    Set<String> tables() {
        return saved.rows("select name from sqlite_schema where type = 'table' order by name").stream()
                .map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Brings back the state of the start. */
    void restore() {
        saved.restore();
    }

    @Override
    public void close() {
        saved.close();
        project.close();
    }
}
