package dev.lockstep.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.server.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DB_CONNECTION_STRING}, {@code DB_PASSWORD} and {@code DB_SEARCH_PATH} on a server that looks at them. */
class AddressTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = OwnServer.start(folder);
        server.run("CREATE ROLE \"the editor\" LOGIN SUPERUSER PASSWORD 'p@ss:w/o%rd +?&='");
        server.run("CREATE DATABASE \"Ärger & co\"");
        server.admit("host all all all scram-sha-256");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static String get(Project project, String path) throws IOException, InterruptedException {
        return send(project, "GET", path, "");
    }

    private static String send(Project project, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + project.port() + path))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void isFoundByOneText(String scheme) throws Exception {
        var address = scheme + "://the%20editor:p%40ss%3Aw%2Fo%25rd%20+%3F%26%3D@localhost:" + server.port()
                + "/%C3%84rger%20%26%20co?ApplicationName=mine";
        try (var project = server.project("", "", Map.of("DB_CONNECTION_STRING", address))) {
            assertThat(get(project, "/schema/snapshot")).contains("\"vendor\":\"postgres\"");
            assertThat(server.run("SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name = 'mine'"
                            + " AND datname = 'Ärger & co'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void isFoundByTheParts() throws Exception {
        var password = Map.of("DB_PASSWORD", "p@ss:w/o%rd +?&=");
        try (var project = server.project("the editor", "Ärger & co", password)) {
            assertThat(get(project, "/schema/snapshot")).contains("\"vendor\":\"postgres\"");
        }
        assertThatThrownBy(() -> server.project("the editor", "Ärger & co", Map.of("DB_PASSWORD", "other")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"array:first,Second One,public", "first,Second One,public"})
    void looksForTablesInSeveralSchemas(String searchPath) throws Exception {
        var database = "schemas_" + Integer.toHexString(searchPath.hashCode());
        server.run("CREATE DATABASE " + database);
        server.runIn(database, """
                CREATE SCHEMA first;
                CREATE SCHEMA "Second One";
                CREATE SCHEMA unseen;
                CREATE TABLE first.both (id serial PRIMARY KEY, one text);
                CREATE TABLE "Second One".both (id serial PRIMARY KEY, two text);
                CREATE TABLE "Second One".only (id serial PRIMARY KEY, two text);
                CREATE TABLE unseen.elsewhere (id serial PRIMARY KEY);
                """);
        try (var project = server.project("postgres", database, Map.of("DB_SEARCH_PATH", searchPath))) {
            var collections = get(project, "/collections");
            assertThat(collections).contains("\"both\"", "\"only\"").doesNotContain("\"elsewhere\"");
            // the first that has a name of it is meant
            assertThat(get(project, "/fields/both")).contains("\"one\"").doesNotContain("\"two\"");
            send(project, "POST", "/items/only", "{\"two\": \"x\"}");
            send(project, "POST", "/items/both", "{\"one\": \"y\"}");
            send(project, "POST", "/collections", "{\"collection\": \"fresh\", \"schema\": {}, \"meta\": {}}");
            send(project, "POST", "/fields/only", "{\"field\": \"more\", \"type\": \"integer\", \"schema\": {}}");
        }
        assertThat(server.runIn(database, "SELECT two FROM \"Second One\".only"))
                .isEqualTo("x");
        assertThat(server.runIn(database, "SELECT one FROM first.both")).isEqualTo("y");
        assertThat(server.runIn(database, "SELECT count(*) FROM \"Second One\".both"))
                .isEqualTo("0");
        assertThat(
                        server.runIn(
                                database,
                                "SELECT string_agg(table_schema || '.' || table_name, ' ' ORDER BY table_schema, table_name) FROM"
                                        + " information_schema.tables WHERE table_name IN ('fresh', 'directus_collections', 'elsewhere')"))
                .isEqualTo("first.directus_collections first.fresh unseen.elsewhere");
        assertThat(server.runIn(database, "SELECT more FROM \"Second One\".only"))
                .isEqualTo("null");
    }
}
