package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockstep start} that is killed in the middle of an apply, and started again. */
class KilledServerTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PORT", "0", "HOST", "127.0.0.1", "ADMIN_TOKEN", "secret");

    /** Enough that the database writes to its log before the commit: they are more than its memory holds. */
    private static final int ROWS = 150_000;

    private static final int KILLS = 6;

    private static final String MODEL = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [{"collection": "book", "meta": {}, "schema": {}}%s],
             "fields": [
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 200}},
               {"collection": "book", "field": "pages", "type": "%s", "meta": {}, "schema": {}}%s],
             "relations": []}
            """;

    private static final String OLD = MODEL.formatted("", "integer", "");
    private static final String NEW = MODEL.formatted(
            ", {\"collection\": \"shop\", \"meta\": {}, \"schema\": {}}",
            "bigInteger",
            ", {\"collection\": \"shop\", \"field\": \"id\", \"type\": \"integer\", \"meta\": {}, \"schema\": {\"is_primary_key\": true, \"has_auto_increment\": true}}");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isInTheOldOrInTheNewStateAfterwards() throws Exception {
        var template = folder.resolve("template.db");
        makeTemplate(template);
        var old = state(template);
        var undisturbed = copy(template, "undisturbed");
        long start = System.nanoTime();
        try (var server = Child.start(undisturbed, ENVIRONMENT, "start")) {
            var address = server.address();
            var diff = data(ask(address, "POST", "/schema/diff", NEW));
            start = System.nanoTime();
            assertThat(ask(address, "POST", "/schema/apply", diff).statusCode()).isEqualTo(204);
        }
        var length = Duration.ofNanos(System.nanoTime() - start);
        var wanted = state(database(undisturbed));
        assertThat(wanted).isNotEqualTo(old);

        int kept = 0;
        for (int i = 0; i < KILLS; i++) {
            var project = copy(template, "killed-" + i);
            killWithin(project, length.multipliedBy(i).dividedBy(KILLS));
            var left = state(database(project));
            assertThat(left).isIn(old, wanted);
            boolean done = left.equals(wanted);
            assertThat(i > 0 || !done).as("killed at the first statements").isTrue();
            kept += done ? 1 : 0;
            try (var server = Child.start(project, ENVIRONMENT, "start")) {
                var address = server.address();
                assertThat(ask(address, "GET", "/items/book/7", "").body()).contains("\"title\":\"Title 7 ");
                var diff = ask(address, "POST", "/schema/diff", NEW);
                assertThat(diff.statusCode()).isEqualTo(done ? 204 : 200);
                if (!done) {
                    assertThat(ask(address, "POST", "/schema/apply", data(diff)).statusCode())
                            .isEqualTo(204);
                }
                assertThat(ask(address, "POST", "/schema/diff", NEW).statusCode())
                        .isEqualTo(204);
            }
            assertThat(state(database(project))).isEqualTo(wanted);
        }
        System.out.printf(
                "An apply of %d ms: the server was killed in it %d times, %d were kept.%n",
                length.toMillis(), KILLS, kept);
    }

    private void makeTemplate(Path template) throws Exception {
        var project = Files.createDirectory(folder.resolve("first"));
        try (var server = Child.start(project, ENVIRONMENT, "start")) {
            var address = server.address();
            var diff = data(ask(address, "POST", "/schema/diff", OLD));
            assertThat(ask(address, "POST", "/schema/apply", diff).statusCode()).isEqualTo(204);
            server.terminate();
            server.await();
        }
        try (var connection = open(database(project));
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into book (title, pages) with recursive n (i) as (select 1 union all select i + 1"
                            + " from n where i < " + ROWS
                            + ") select 'Title ' || i || ' ' || hex(zeroblob(40)), i from n");
        }
        // the last connection that is closed leaves everything in the file itself
        Files.copy(database(project), template);
    }

    /** Sends an apply, and kills the server so long after it has taken the database for itself. */
    private void killWithin(Path project, Duration later) throws Exception {
        try (var server = Child.start(project, ENVIRONMENT, "start");
                var other = open(database(project))) {
            var address = server.address();
            var diff = data(ask(address, "POST", "/schema/diff", NEW));
            var answer = client.sendAsync(request(address, "POST", "/schema/apply", diff), BodyHandlers.ofString());
            while (!isTaken(other)) {
                assertThat(answer).isNotDone();
            }
            Thread.sleep(later);
        }
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
            statement.execute("begin immediate");
            statement.execute("rollback");
            return false;
        } catch (SQLException busy) {
            if (!String.valueOf(busy.getMessage()).contains("SQLITE_BUSY")) {
                throw busy;
            }
            return true;
        }
    }

    private Path copy(Path template, String name) throws IOException {
        var project = Files.createDirectory(folder.resolve(name));
        Files.createDirectories(project.resolve("data"));
        Files.copy(template, database(project));
        return project;
    }

    private static Path database(Path project) {
        return project.resolve("data").resolve("lockstep.db");
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static HttpRequest request(String address, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer secret")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> ask(String address, String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(request(address, method, path, body), BodyHandlers.ofString());
    }

    /** The answer itself: an apply takes it as it is. */
    private static String data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** All declarations and all rows, read with nothing but JDBC; the file must be sound. */
    private static List<String> state(Path database) throws SQLException {
        try (var connection = open(database)) {
            assertThat(rows(connection, "pragma integrity_check")).containsExactly("ok|");
            assertThat(rows(connection, "pragma foreign_key_check")).isEmpty();
            var state = new ArrayList<String>();
            state.addAll(rows(connection, "select type, name, sql from sqlite_master order by type, name"));
            for (var table : List.of("directus_collections", "directus_fields", "directus_relations", "book")) {
                state.add(table);
                state.addAll(rows(connection, "select * from " + table));
            }
            return state;
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getObject(i)).append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }
}
