package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.server.settings.Settings;
import dev.lockstep.testkit.Relay;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project on a PostgreSQL server, started as {@code lockstep start} does, with the server coming and going. */
class PostgresProjectTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void startsOnAnEmptyDatabaseAndAgainOnItsOwn() throws Exception {
        try (var database = TestVendor.POSTGRES.empty()) {
            var place = place(database.url());
            try (var project = Project.start(settings(place.getHost(), place.getPort(), place))) {
                assertThat(project.firstStart()).isPresent();
                assertThat(get(project, "/schema/snapshot").statusCode()).isEqualTo(200);
                assertThat(get(project, "/schema/snapshot").body()).contains("\"vendor\":\"postgres\"");
                var made = send(project, "POST", "/collections", "{\"collection\":\"book\",\"schema\":{},\"meta\":{}}");
                assertThat(made.statusCode()).isEqualTo(200);
                assertThat(made.body()).contains("\"schema\":\"public\"");
                var item = send(project, "POST", "/items/book", "{}");
                assertThat(item.statusCode()).as(item.body()).isEqualTo(200);
                assertThat(get(project, "/items/book").body()).isEqualTo("{\"data\":[{\"id\":1}]}");
            }
            try (var project = Project.start(settings(place.getHost(), place.getPort(), place))) {
                assertThat(project.firstStart()).isEmpty();
                assertThat(get(project, "/collections/book").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void waitsForTheServerAndOutlivesItsAbsence() throws Exception {
        try (var database = TestVendor.POSTGRES.empty()) {
            var place = place(database.url());
            var relay = Relay.closed(place.getHost(), place.getPort());
            var starting = CompletableFuture.supplyAsync(
                    () -> Project.start(settings("127.0.0.1", relay.port(), place)),
                    work -> Thread.ofVirtual().start(work));
            assertThat(starting).isNotDone();
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(starting).isNotDone();
            relay.open();
            try (relay;
                    var project = starting.get(30, TimeUnit.SECONDS)) {
                assertThat(get(project, "/schema/snapshot").statusCode()).isEqualTo(200);
                relay.close();
                var gone = get(project, "/schema/snapshot");
                assertThat(gone.statusCode()).as(gone.body()).isEqualTo(503);
                assertThat(gone.body()).contains("SERVICE_UNAVAILABLE").doesNotContain("127.0.0.1");
                relay.open();
                assertThat(get(project, "/schema/snapshot").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void doesNotWaitForWhatIsRefused() throws Exception {
        try (var database = TestVendor.POSTGRES.empty()) {
            var place = place(database.url());
            var given = given(place.getHost(), place.getPort(), place);
            given.put("DB_DATABASE", "no_such_database");
            assertThatThrownBy(() -> Project.start(Settings.read(given, directory)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("no_such_database");
        }
    }

    private Settings settings(String host, int port, URI place) {
        return Settings.read(given(host, port, place), directory);
    }

    private static Map<String, String> given(String host, int port, URI place) {
        var given = new HashMap<String, String>();
        given.put("HOST", "127.0.0.1");
        given.put("PORT", "0");
        given.put("DB_CLIENT", "pg");
        given.put("DB_HOST", host);
        given.put("DB_PORT", String.valueOf(port));
        given.put("DB_DATABASE", place.getPath().substring(1));
        for (var option : place.getQuery().split("&", -1)) {
            if (option.startsWith("user=")) {
                given.put("DB_USER", option.substring(5));
            } else if (option.startsWith("password=")) {
                given.put("DB_PASSWORD", option.substring(9));
            }
        }
        given.put("ADMIN_TOKEN", "admintoken");
        return given;
    }

    private static URI place(String url) {
        return URI.create(url.substring("jdbc:".length()));
    }

    private static HttpResponse<String> get(Project project, String path) throws IOException, InterruptedException {
        return send(project, "GET", path, "");
    }

    private static HttpResponse<String> send(Project project, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + project.port() + path))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
