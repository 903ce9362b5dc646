package dev.lockstep.server;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.settings.Settings;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole project that listens on a port of its own, with data that goes with it. */
public final class RunningProject implements AutoCloseable {

    /** The administrator's static token. */
    public static final String TOKEN = "admintoken";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ScratchDatabase database;
    private final Project project;

    private RunningProject(ScratchDatabase database, Project project) {
        this.database = database;
        this.project = project;
    }

    /** Starts a fresh project. */
    public static RunningProject start() {
        return start(Map.of());
    }

    /** Starts a fresh project with further settings. */
    public static RunningProject start(Map<String, String> settings) {
        return start(TestVendor.SQLITE, settings);
    }

    /** Starts a fresh project on a product. */
    public static RunningProject start(TestVendor vendor) {
        return start(vendor, Map.of());
    }

    /** Starts a fresh project on a product with further settings. */
    public static RunningProject start(TestVendor vendor, Map<String, String> settings) {
        return startIn(vendor.empty(), settings);
    }

    /** Starts a project on a copy of a database file. */
    public static RunningProject startOn(Path file) {
        var database = TestVendor.SQLITE.empty();
        try {
            Files.copy(file, database.file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return startIn(database, Map.of());
    }

    /** Starts a project in a database, which goes with it. */
    public static RunningProject startIn(ScratchDatabase database, Map<String, String> settings) {
        var environment = new HashMap<>(database.settings());
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", "0");
        environment.put("ADMIN_EMAIL", "admin@example.com");
        environment.put("ADMIN_PASSWORD", "password");
        environment.put("ADMIN_TOKEN", TOKEN);
        environment.putAll(settings);
        // there is no file of settings there
        var nowhere = Path.of("no-such-folder");
        return new RunningProject(database, Project.start(Settings.read(environment, nowhere)));
    }

    /** The database file. */
    public Path file() {
        return database.file();
    }

    /** A connection to the database past everything of ours. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** The product as Directus names it. */
    public String product() {
        return ((JsonObject) get("/schema/snapshot").data()).text("vendor").orElseThrow();
    }

    /** The database's address for plain JDBC. */
    public String url() {
        return database.url();
    }

    /** The port it listens on. */
    public int port() {
        return project.port();
    }

    /** What it answers. */
    public List<Route> routes() {
        return project.routes();
    }

    /** The address of a path. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + project.port() + path);
    }

    /** An answer: its status and its body as JSON, null if it has none. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonObject json() {
            return (JsonObject) JsonReader.read(response.body());
        }

        public JsonValue data() {
            return json().find("data").orElseThrow();
        }
    }

    /** Asks as the administrator. */
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + TOKEN));
    }

    /** Sends JSON as the administrator. */
    public Answer post(String path, JsonValue body) {
        return send("POST", path, JsonWriter.toText(body));
    }

    /** Sends a text as JSON as the administrator. */
    public Answer send(String method, String path, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a request as it is. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        project.close();
        database.close();
    }
}
