package dev.lockstep.server.datamodel;

import dev.lockstep.database.Database;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.HttpOptions;
import dev.lockstep.server.http.HttpServer;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.http.Router;
import dev.lockstep.server.migration.TermsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of this package behind a real server, and a client that is its administrator. */
final class TestServer implements AutoCloseable {

    private static final String TOKEN = "Bearer admintoken";

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(HttpServer server) {
        this.server = server;
    }

    static TestServer start(Migrator migrator, Database database) {
        var system = SystemTables.load();
        var terms = new TermsReader(false, _ -> Accountability.PUBLIC);
        var routes = new ArrayList<Route>();
        routes.addAll(new CollectionRoutes(migrator, database, system, TestServer::requireAdmin, terms).routes());
        routes.addAll(new FieldRoutes(migrator, database, system, TestServer::requireAdmin, terms).routes());
        routes.addAll(new RelationRoutes(migrator, database, system, TestServer::requireAdmin, terms).routes());
        return new TestServer(HttpServer.start(
                HttpOptions.on("127.0.0.1", 0).withStopWait(Duration.ofSeconds(1)), new Router(routes)));
    }

    private static void requireAdmin(Request request) {
        if (!request.header("Authorization").equals(Optional.of(TOKEN))) {
            throw ApiError.forbidden().asException();
        }
    }

    /** An answer; the body is JSON null if it is empty. */
    record Answer(int status, JsonValue body) {}

    Answer get(String path) {
        return exchange("GET", path, null, true);
    }

    Answer send(String method, String path, @Nullable String body) {
        return exchange(method, path, body, true);
    }

    Answer send(String method, String path, @Nullable JsonValue body, boolean administrator) {
        return exchange(method, path, body == null ? null : JsonWriter.toText(body), administrator);
    }

    private Answer exchange(String method, String path, @Nullable String body, boolean administrator) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
        if (administrator) {
            request.header("Authorization", TOKEN);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var text = response.body();
            return new Answer(response.statusCode(), text.isEmpty() ? JsonNull.NULL : JsonReader.read(text));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
