package dev.lockstep.server;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Authenticator;
import dev.lockstep.server.access.LoginCookie;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.access.Sessions;
import dev.lockstep.server.auth.AccessTokens;
import dev.lockstep.server.http.HttpOptions;
import dev.lockstep.server.http.HttpServer;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.http.Router;
import dev.lockstep.server.items.ItemActions;
import dev.lockstep.server.items.ItemRoutes;
import dev.lockstep.server.settings.CookieSettings;
import dev.lockstep.server.users.UserAdministration;
import dev.lockstep.server.users.UserRoutes;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A scratch project that answers over HTTP, with the tables of the recorded answers in it. */
public final class ApiProject implements AutoCloseable {

    private static final SystemTables SYSTEM = SystemTables.load();

    private final ScratchProject project;
    private final PasswordHash passwords = new PasswordHash();
    private final Supplier<ProjectState> state;
    private final Access access;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private ApiProject(TestVendor vendor, ZoneId zone) {
        project = ScratchProject.create(vendor);
        var database = project.database();
        var inspector = new ProjectInspector(database.vendor(), SYSTEM.model());
        state = () -> database.read(inspector::inspect);
        var clock = Clock.system(zone);
        var cookie = new LoginCookie(
                new CookieSettings.Cookie("directus_session_token", null, false, CookieSettings.SameSite.LAX),
                Duration.ofDays(1),
                clock);
        var sessions = new Sessions(database.vendor(), clock);
        access = new Access(new Authenticator(database, state, new AccessTokens(null, clock), sessions, cookie));
        var actions = new ItemActions(database, passwords, clock);
        var routes = new ArrayList<Route>(new ItemRoutes(actions, access, state).routes());
        routes.addAll(new UserRoutes(actions, access, state, database.vendor(), SYSTEM).routes());
        server = HttpServer.start(HttpOptions.on("127.0.0.1", 0), new Router(routes));
    }

    /** A project without collections, in UTC. */
    public static ApiProject empty() {
        return new ApiProject(TestVendor.SQLITE, ZoneId.of("UTC"));
    }

    /** A project on a product with the collections of a snapshot, in UTC. */
    public static ApiProject of(TestVendor vendor, JsonValue snapshot) {
        var project = new ApiProject(vendor, ZoneId.of("UTC"));
        project.project.migrate(snapshot);
        return project;
    }

    /** A project with the tables of the recorded answers. */
    public static ApiProject recorded(ZoneId zone) {
        var project = new ApiProject(TestVendor.SQLITE, zone);
        try (var script = Objects.requireNonNull(ApiProject.class.getResourceAsStream("items/tables.sql"))) {
            for (var line : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!line.isBlank()) {
                    project.sql(line);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return project;
    }

    /** An answer. */
    public record Answer(int status, JsonValue body) {

        /** The {@code data} of the answer. */
        public JsonValue data() {
            return body instanceof JsonObject object
                    ? Objects.requireNonNull(object.get("data"), this::toString)
                    : body;
        }
    }

    /** Sends a request as the administrator. */
    public Answer call(String method, String address) {
        return call(method, address, null, "admintoken");
    }

    /** Sends a request with a JSON body as the administrator. */
    public Answer call(String method, String address, String body) {
        return call(method, address, body, "admintoken");
    }

    /** Sends a request with a token, or without. */
    public Answer call(String method, String address, @Nullable String body, @Nullable String token) {
        var headers = new ArrayList<String>();
        if (body != null) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        return send(method, address, body, headers);
    }

    /** Sends a request with these headers, given as names and values in turn. */
    public Answer send(String method, String address, @Nullable String body, List<String> headers) {
        var encoded = address.replace("[", "%5B")
                .replace("]", "%5D")
                .replace("\"", "%22")
                .replace("{", "%7B");
        encoded = encoded.replace("}", "%7D").replace(" ", "%20").replace("|", "%7C");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + encoded))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body().isEmpty() ? JsonNull.NULL : JsonReader.read(answer.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Runs a statement on the database behind the project's back. */
    public void sql(String statement) {
        project.database().write(connection -> {
            try (var run = connection.createStatement()) {
                return run.execute(statement);
            }
        });
    }

    /** The first row of a query, its values as texts. */
    public List<String> row(String query) {
        return project.database().read(connection -> {
            try (var run = connection.createStatement();
                    var result = run.executeQuery(query)) {
                var values = new ArrayList<String>();
                if (result.next()) {
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(result.getString(i)));
                    }
                }
                return values;
            }
        });
    }

    /** Administration of the project's users. */
    public UserAdministration administration() {
        return new UserAdministration(project.database(), state, passwords);
    }

    /** Hashes passwords. */
    public PasswordHash passwords() {
        return passwords;
    }

    /** Knows who asks. */
    public Access access() {
        return access;
    }

    @Override
    public void close() {
        client.close();
        server.close();
        passwords.close();
        project.close();
    }
}
