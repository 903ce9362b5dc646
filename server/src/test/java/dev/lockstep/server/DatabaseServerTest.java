package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.server.settings.Settings;
import dev.lockstep.testkit.EachVendor;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A project on a database server, started as {@code lockstep start} does, with the server coming and going. */
class DatabaseServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("servers")
    void startsOnAnEmptyDatabaseAndAgainOnItsOwn(TestVendor vendor) throws Exception {
        try (var database = vendor.empty()) {
            var place = place(database.url());
            try (var project = Project.start(settings(vendor, place.getHost(), place.getPort(), place))) {
                assertThat(project.firstStart()).isPresent();
                assertThat(get(project, "/schema/snapshot").statusCode()).isEqualTo(200);
                assertThat(get(project, "/schema/snapshot").body()).contains("\"vendor\":\"" + vendor.product() + "\"");
                var made = send(project, "POST", "/collections", "{\"collection\":\"book\",\"schema\":{},\"meta\":{}}");
                assertThat(made.statusCode()).isEqualTo(200);
                // where its tables are, which a file has no word for
                assertThat(made.body())
                        .contains("\"schema\":\"" + (vendor == TestVendor.POSTGRES ? "public" : name(place)) + "\"");
                var item = send(project, "POST", "/items/book", "{}");
                assertThat(item.statusCode()).as(item.body()).isEqualTo(200);
                assertThat(get(project, "/items/book").body()).isEqualTo("{\"data\":[{\"id\":1}]}");
            }
            try (var project = Project.start(settings(vendor, place.getHost(), place.getPort(), place))) {
                assertThat(project.firstStart()).isEmpty();
                assertThat(get(project, "/collections/book").statusCode()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void takesTheWholeAddressFromOneText(TestVendor vendor) throws Exception {
        try (var database = vendor.empty()) {
            var place = place(database.url());
            var given = given(vendor, place.getHost(), place.getPort(), place);
            var user = String.valueOf(given.remove("DB_USER"));
            var password = given.remove("DB_PASSWORD");
            given.remove("DB_HOST");
            given.remove("DB_PORT");
            given.remove("DB_DATABASE");
            given.put(
                    "DB_CONNECTION_STRING",
                    vendor.product() + "://" + user + (password == null ? "" : ":" + password) + "@" + place.getHost()
                            + ":" + place.getPort() + place.getPath());
            try (var project = Project.start(Settings.read(given, directory))) {
                assertThat(get(project, "/schema/snapshot").body()).contains("\"vendor\":\"" + vendor.product() + "\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void waitsForTheServerAndOutlivesItsAbsence(TestVendor vendor) throws Exception {
        try (var database = vendor.empty()) {
            var place = place(database.url());
            var relay = Relay.closed(place.getHost(), place.getPort());
            var starting = CompletableFuture.supplyAsync(
                    () -> Project.start(settings(vendor, "127.0.0.1", relay.port(), place)),
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

    @ParameterizedTest
    @MethodSource("servers")
    void doesNotWaitForWhatIsRefused(TestVendor vendor) throws Exception {
        try (var database = vendor.empty()) {
            var place = place(database.url());
            var given = given(vendor, place.getHost(), place.getPort(), place);
            given.put("DB_DATABASE", "no_such_database");
            assertThatThrownBy(() -> Project.start(Settings.read(given, directory)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("no_such_database");
        }
    }

    static Stream<TestVendor> servers() {
        return EachVendor.vendors().filter(vendor -> vendor != TestVendor.SQLITE);
    }

    private Settings settings(TestVendor vendor, String host, int port, URI place) {
        return Settings.read(given(vendor, host, port, place), directory);
    }

    private static Map<String, String> given(TestVendor vendor, String host, int port, URI place) {
        var given = new HashMap<String, String>();
        given.put("HOST", "127.0.0.1");
        given.put("PORT", "0");
        given.put("DB_CLIENT", vendor == TestVendor.POSTGRES ? "pg" : "mysql");
        given.put("DB_HOST", host);
        given.put("DB_PORT", String.valueOf(port));
        given.put("DB_DATABASE", name(place));
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

    private static String name(URI place) {
        return place.getPath().substring(1);
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
