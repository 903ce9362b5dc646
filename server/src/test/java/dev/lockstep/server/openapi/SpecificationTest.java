package dev.lockstep.server.openapi;

import static dev.lockstep.server.openapi.Descriptions.assertReferencesLead;
import static dev.lockstep.server.openapi.Descriptions.at;
import static dev.lockstep.server.openapi.Descriptions.errors;
import static dev.lockstep.server.openapi.Descriptions.methods;
import static dev.lockstep.server.openapi.Descriptions.operations;
import static dev.lockstep.server.openapi.Descriptions.paths;
import static dev.lockstep.server.openapi.Descriptions.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the description of the interface against the running server: what there is, and what it answers. */
class SpecificationTest {

    private static final String ARTICLES = """
            {"collection": "articles", "schema": {}, "meta": {}, "fields": [
              {"field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
              {"field": "title", "type": "string", "meta": {}, "schema": {"is_nullable": false, "default_value": "x"}},
              {"field": "price", "type": "decimal", "meta": {}, "schema": {}},
              {"field": "big", "type": "bigInteger", "meta": {}, "schema": {}},
              {"field": "live", "type": "boolean", "meta": {"special": ["cast-boolean"]}, "schema": {}},
              {"field": "tags", "type": "csv", "meta": {"special": ["cast-csv"]}, "schema": {}},
              {"field": "more", "type": "json", "meta": {"special": ["cast-json"]}, "schema": {}},
              {"field": "day", "type": "date", "meta": {}, "schema": {}},
              {"field": "at", "type": "timestamp", "meta": {}, "schema": {}},
              {"field": "secret", "type": "hash", "meta": {"special": ["hash", "conceal"]}, "schema": {}},
              {"field": "parent", "type": "integer", "meta": {}, "schema": {}}]}""";

    private RunningProject project;

    /** The operations that were asked for, as method and path of the document. */
    private final Set<String> tried = new TreeSet<>();

    @BeforeEach
    void start() {
        project = RunningProject.start(Map.of(
                "LOGIN_STALL_TIME", "0", "PUBLIC_URL", "https://data.example.com", "SESSION_COOKIE_NAME", "seat"));
        assertThat(project.send("POST", "/collections", ARTICLES).status()).isEqualTo(200);
        assertThat(project.send("POST", "/collections", "{\"collection\":\"odd näme*\",\"schema\":{},\"meta\":{}}")
                        .status())
                .isEqualTo(200);
        assertThat(project.send("POST", "/collections", "{\"collection\":\"folder\",\"schema\":null,\"meta\":{}}")
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        var described = new TreeSet<String>();
        for (var operation : operations(document())) {
            described.add(operation
                    .replaceFirst("/items/(articles|odd%20n%C3%A4me%2A)", "/items/{collection}")
                    .replace("{", ":")
                    .replace("}", ""));
        }
        var said = new TreeSet<>(new Operations().all());
        assertThat(described).isEqualTo(said);
        for (var operation : said) {
            assertThat(answersAtAll(operation)).as(operation).isTrue();
        }
    }

    /** Unknown routes are told by their code alone, whoever asks. */
    private boolean answersAtAll(String operation) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1).replaceAll(":\\w+", "x");
        var answer =
                project.send(HttpRequest.newBuilder(project.address(path)).method(method, BodyPublishers.noBody()));
        return !answer.response().body().contains("ROUTE_NOT_FOUND");
    }

    @Test
    void saysOfNoOperationThatItIsNotThere() {
        var document = document();
        var ids = new ArrayList<String>();
        for (var path : paths(document).members().entrySet()) {
            for (var operation : methods((JsonObject) path.getValue()).entrySet()) {
                ids.add(operation.getValue().text("operationId").orElseThrow());
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertReferencesLead(document, document);
        assertThat(at(document, "components", "securitySchemes", "session").text("name"))
                .contains("seat");
        assertThat(JsonWriter.toText(document)).contains("\"url\":\"https://data.example.com\"");
    }

    @Test
    void showsEachCallerWhatHeMayUse() {
        var everybody =
                (JsonObject) JsonReader.read(project.send(HttpRequest.newBuilder(project.address("/server/specs/oas")))
                        .response()
                        .body());
        project.send("POST", "/users", "{\"email\":\"plain@example.com\",\"token\":\"plaintoken\"}");
        var user = project.send(HttpRequest.newBuilder(project.address("/server/specs/oas"))
                        .header("Authorization", "Bearer plaintoken"))
                .json();

        assertThat(operations(everybody))
                .containsExactlyInAnyOrder(
                        "GET /",
                        "GET /auth",
                        "POST /auth/login",
                        "POST /auth/logout",
                        "POST /auth/refresh",
                        "GET /server/info",
                        "GET /server/ping",
                        "GET /server/specs/oas");
        assertThat(JsonWriter.toText(everybody)).doesNotContain("articles");
        assertThat(operations(user))
                .contains("GET /users/me", "GET /server/health")
                .doesNotContain("GET /users");
        assertThat(JsonWriter.toText(user)).doesNotContain("articles");
    }

    @Test
    void describesAnswersAsTheyAre() {
        var document = document();
        item(document);
        dataModel(document);
        users(document);
        auth(document);
        schema(document);
        check(document, "GET", "/", "/", null);
        check(document, "GET", "/server/ping", "/server/ping", null);
        check(document, "GET", "/server/info", "/server/info", null);
        check(document, "GET", "/server/health", "/server/health", null);
        check(document, "GET", "/server/specs/oas", "/server/specs/oas", null);

        var untried = operations(document);
        untried.removeIf(operation -> operation.contains("/items/odd%20"));
        untried.removeAll(tried);
        assertThat(untried).isEmpty();
    }

    private void item(JsonObject document) {
        var all = "/items/articles";
        var one = all + "/{id}";
        var full = "{\"title\":\"a\",\"price\":1.5,\"big\":9007199254740995,\"live\":true,\"tags\":[\"a\"],"
                + "\"more\":{\"x\":[1]},\"day\":\"2026-01-02\",\"at\":\"2026-01-02T03:04:05Z\",\"secret\":\"s\"}";
        check(document, "POST", all, all, full);
        check(document, "POST", all, all, "[{\"title\":\"b\"},{}]");
        check(document, "GET", all, all + "?meta=*&sort=id", null);
        check(document, "GET", all, all + "?fields=id,title", null);
        check(document, "GET", all, all + "?filter=%7B", null);
        check(document, "SEARCH", all, all, "{\"query\":{\"limit\":1}}");
        check(document, "PATCH", all, all, "[{\"id\":1,\"title\":\"c\"}]");
        check(document, "PATCH", all, all, "{\"keys\":[1],\"data\":{\"price\":2}}");
        check(document, "PATCH", all, all, "{\"query\":{},\"data\":{\"big\":null}}");
        check(document, "GET", one, all + "/1", null);
        check(document, "GET", one, all + "/77", null);
        check(document, "PATCH", one, all + "/1", "{\"live\":false}");
        check(document, "PATCH", one, all + "/77", "{\"live\":false}");
        check(document, "DELETE", one, all + "/1", null);
        check(document, "DELETE", all, all, "[2]");
        check(document, "DELETE", all, all, "{\"query\":{}}");
        var odd = "/items/odd%20n%C3%A4me%2A";
        check(document, "POST", odd, odd, "{}");
        check(document, "GET", odd, odd, null);
    }

    private void dataModel(JsonObject document) {
        var one = "/collections/{collection}";
        var field = "/fields/{collection}/{field}";
        var relation = "/relations/{collection}/{field}";
        check(document, "GET", "/collections", "/collections", null);
        check(document, "SEARCH", "/collections", "/collections", "{\"keys\":[\"articles\"]}");
        check(document, "POST", "/collections", "/collections", "{\"collection\":\"more\",\"schema\":{},\"meta\":{}}");
        check(document, "POST", "/collections", "/collections", "[{\"collection\":\"yet\",\"schema\":{},\"meta\":{}}]");
        check(document, "POST", "/collections", "/collections", "{\"collection\":\"more\",\"schema\":{}}");
        check(document, "PATCH", "/collections", "/collections", "[{\"collection\":\"more\",\"meta\":{\"sort\":1}}]");
        check(document, "GET", one, "/collections/more", null);
        check(document, "PATCH", one, "/collections/more", "{\"meta\":{\"note\":\"n\"}}");
        check(document, "GET", "/fields", "/fields", null);
        check(document, "GET", "/fields/{collection}", "/fields/more", null);
        check(
                document,
                "POST",
                "/fields/{collection}",
                "/fields/more",
                "{\"field\":\"a\",\"type\":\"integer\",\"meta\":{}}");
        check(document, "PATCH", "/fields/{collection}", "/fields/more", "[{\"field\":\"a\",\"meta\":{\"sort\":2}}]");
        check(document, "GET", field, "/fields/more/a", null);
        check(document, "PATCH", field, "/fields/more/a", "{\"meta\":{\"note\":\"n\"}}");
        check(document, "GET", "/relations", "/relations", null);
        check(
                document,
                "POST",
                "/relations",
                "/relations",
                "{\"collection\":\"more\",\"field\":\"a\",\"related_collection\":\"articles\",\"meta\":{},\"schema\":{}}");
        check(document, "GET", "/relations/{collection}", "/relations/more", null);
        check(document, "GET", relation, "/relations/more/a", null);
        check(document, "PATCH", relation, "/relations/more/a", "{\"meta\":{\"one_deselect_action\":\"delete\"}}");
        check(document, "DELETE", relation, "/relations/more/a", null);
        check(document, "DELETE", field, "/fields/more/a", null);
        check(document, "DELETE", one, "/collections/more", null);
    }

    private void users(JsonObject document) {
        var made = check(document, "POST", "/users", "/users", "{\"email\":\"one@example.com\",\"password\":\"p\"}");
        var id = ((JsonObject) made.find("data").orElseThrow()).text("id").orElseThrow();
        check(document, "POST", "/users", "/users", "{\"email\":\"one@example.com\"}");
        check(document, "GET", "/users", "/users", null);
        check(document, "SEARCH", "/users", "/users", "{\"query\":{}}");
        check(document, "PATCH", "/users", "/users", "{\"keys\":[\"" + id + "\"],\"data\":{\"title\":\"t\"}}");
        check(document, "GET", "/users/{id}", "/users/" + id, null);
        check(document, "PATCH", "/users/{id}", "/users/" + id, "{\"first_name\":\"f\"}");
        check(document, "DELETE", "/users/{id}", "/users/" + id, null);
        check(document, "DELETE", "/users", "/users", "[\"" + id + "\"]");
        check(document, "GET", "/users/me", "/users/me", null);
        check(document, "PATCH", "/users/me", "/users/me", "{\"title\":\"t\"}");
    }

    private void auth(JsonObject document) {
        var credentials = "{\"email\":\"admin@example.com\",\"password\":\"password\"";
        check(document, "GET", "/auth", "/auth", null);
        check(document, "POST", "/auth/login", "/auth/login", credentials + ",\"mode\":\"session\"}");
        var tokens = check(document, "POST", "/auth/login", "/auth/login", credentials + "}");
        var refreshed = check(document, "POST", "/auth/refresh", "/auth/refresh", refresh(tokens));
        check(document, "POST", "/auth/refresh", "/auth/refresh", refresh(tokens));
        check(document, "POST", "/auth/logout", "/auth/logout", refresh(refreshed));
    }

    private static String refresh(JsonObject tokens) {
        var data = (JsonObject) tokens.find("data").orElseThrow();
        return "{\"refresh_token\":\"" + data.text("refresh_token").orElseThrow() + "\"}";
    }

    private void schema(JsonObject document) {
        var snapshot = check(document, "GET", "/schema/snapshot", "/schema/snapshot", null);
        var now = (JsonObject) snapshot.find("data").orElseThrow();
        check(document, "POST", "/schema/diff", "/schema/diff", JsonWriter.toText(now));
        var fewer = ((JsonArray) now.find("collections").orElseThrow())
                .items().stream()
                        .filter(collection -> !((JsonObject) collection)
                                .text("collection")
                                .orElseThrow()
                                .equals("yet"))
                        .toList();
        var diff = check(
                document,
                "POST",
                "/schema/diff",
                "/schema/diff",
                JsonWriter.toText(now.with("collections", new JsonArray(fewer))));
        check(
                document,
                "POST",
                "/schema/plan",
                "/schema/plan",
                JsonWriter.toText(diff.find("data").orElseThrow()));
        check(
                document,
                "POST",
                "/schema/apply",
                "/schema/apply",
                JsonWriter.toText(diff.find("data").orElseThrow()));
        history(document);
    }

    private void history(JsonObject document) {
        var one = "/schema/history/{id}";
        var kept = "/schema/history/{id}/kept";
        var list = check(document, "GET", "/schema/history", "/schema/history?meta=*", null);
        var entries = ((JsonArray) list.find("data").orElseThrow()).items();
        assertThat(entries).hasSizeGreaterThan(5);
        // of every kind of change that the others made
        for (int entry = 1; entry <= entries.size(); entry++) {
            check(document, "GET", one, "/schema/history/" + entry, null);
        }
        check(document, "GET", one, "/schema/history/77", null);
        check(document, "GET", "/schema/history/disk", "/schema/history/disk", null);
        check(document, "POST", "/schema/undo/{entry}", "/schema/undo/" + entries.size(), null);
        check(document, "GET", one, "/schema/history/" + (entries.size() + 1), null);
        check(document, "DELETE", kept, "/schema/history/" + entries.size() + "/kept", null);
        check(document, "DELETE", kept, "/schema/history/77/kept", null);
    }

    /** Sends a request, and holds what is sent and what comes back against the description; answers with the body. */
    private JsonObject check(JsonObject document, String method, String path, String address, @Nullable String body) {
        tried.add(method + " " + path);
        var operation = Objects.requireNonNull(
                methods((JsonObject) Objects.requireNonNull(paths(document).get(path), path))
                        .get(method),
                method + path);
        var title = method + " " + address + " " + body;
        if (body != null) {
            var schema = at(operation, "requestBody", "content", "application/json", "schema");
            assertThat(errors(document, schema, body)).as(title).isEmpty();
        }
        var response = send(method, address, body);
        var status = String.valueOf(response.statusCode());
        var answers = at(operation, "responses");
        assertThat(response.statusCode()).as(title + response.body()).isLessThan(500);
        boolean refused = response.statusCode() >= 400;
        var answer = (JsonObject) Objects.requireNonNull(
                refused ? resolve("#/components/responses/Refused", document) : answers.get(status),
                () -> title + " answers " + status);
        if (response.body().isEmpty()) {
            assertThat(answer.has("content")).as(title).isFalse();
            return JsonObject.EMPTY;
        }
        var type = response.headers().firstValue("Content-Type").orElseThrow().split(";", 2)[0];
        var schema = at(answer, "content", type, "schema");
        boolean json = type.endsWith("json");
        var text = json ? response.body() : JsonWriter.toText(JsonValue.of(response.body()));
        assertThat(errors(document, schema, text)).as(title + "\n" + text).isEmpty();
        return json ? (JsonObject) JsonReader.read(response.body()) : JsonObject.EMPTY;
    }

    private HttpResponse<String> send(String method, String address, @Nullable String body) {
        return (body == null
                        ? project.send(HttpRequest.newBuilder(project.address(address))
                                .header("Authorization", "Bearer " + RunningProject.TOKEN)
                                .method(method, BodyPublishers.noBody()))
                        : project.send(method, address, body))
                .response();
    }

    private JsonObject document() {
        return project.get("/server/specs/oas").json();
    }
}
