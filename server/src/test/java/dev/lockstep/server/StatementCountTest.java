package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.history.Retention;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.history.RetentionSweep;
import dev.lockstep.server.http.HttpOptions;
import dev.lockstep.server.http.HttpServer;
import dev.lockstep.server.http.Router;
import dev.lockstep.server.settings.Settings;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementLog;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.WatchedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How many statements an operation needs does not grow with the number of tables, but for those that make the tables. */
@ParameterizedClass
@MethodSource("vendors")
class StatementCountTest {

    private static final int FEW = 10;
    private static final int MANY = 200;

    /** Rows that fit into one statement of the fields' meta rows, at the least. */
    private static final int ROWS_AT_ONCE = 300;

    private final TestVendor vendor;
    private ScratchProject project;

    @TempDir
    private Path folder;

    private final StatementLog log = new StatementLog();
    private PasswordHash passwords;
    private HttpServer server;
    private HttpClient client;

    StatementCountTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @BeforeEach
    void start() {
        project = ScratchProject.create(vendor);
        var database = new WatchedDatabase(project.database(), log);
        passwords = new PasswordHash();
        var settings = Settings.read(Map.of(), folder);
        var clock = Clock.systemUTC();
        var sweep = new RetentionSweep(new Purge(database, clock), Retention.DEFAULT);
        var routes = Project.routes(database, SystemTables.load(), settings, passwords, clock, sweep);
        server = HttpServer.start(HttpOptions.on("127.0.0.1", 0), new Router(routes));
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        passwords.close();
        project.close();
    }

    @Test
    void readingTakesTheSameStatementsWhateverTheNumberOfTables() throws Exception {
        var few = counts(FEW);
        var many = counts(MANY);
        System.out.println("statements: " + many);
        assertThat(many).isEqualTo(few);
    }

    /** How many statements each operation takes with so many tables. */
    private Map<String, Integer> counts(int tables) throws Exception {
        var snapshot = model(tables);
        var diff = send("POST", "/schema/diff", snapshot).get("data");
        send("POST", "/schema/apply", diff);
        var counts = new TreeMap<String, Integer>();
        // what is remembered of the project is remembered from here on
        send("GET", "/server/info", null);
        for (var path : List.of("/server/info", "/schema/snapshot", "/collections", "/fields", "/relations")) {
            counts.put(path, count("GET", path, null));
        }
        counts.put("diff of nothing", count("POST", "/schema/diff", snapshot));
        counts.put("diff of everything", count("POST", "/schema/diff", model(0)));
        counts.put("first request", countAfterChange(tables));
        assertThat(counts.values()).allMatch(count -> count > 0);
        return counts;
    }

    private int countAfterChange(int tables) throws Exception {
        project.database().change(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("create table elsewhere" + tables + " (id integer primary key)");
            }
        });
        return count("GET", "/server/info", null);
    }

    private int count(String method, String path, @Nullable JsonValue body) throws Exception {
        log.take();
        send(method, path, body);
        return log.take().size();
    }

    @Test
    void applyingWritesAFixedNumberOfStatementsForEachTable() throws Exception {
        // the first change that is recorded makes the tables of the history, and knows of no change before it
        applied(FEW);
        send("POST", "/schema/apply", send("POST", "/schema/diff", model(0)).get("data"));
        var few = applied(FEW);
        send("POST", "/schema/apply", send("POST", "/schema/diff", model(0)).get("data"));
        var many = applied(MANY);
        System.out.println("statements: " + byReading(many) + byReading(few));
        assertThat(byReading(many).get(true)).isEqualTo(byReading(few).get(true));
        assertThat(made(few)).isEqualTo(FEW);
        assertThat(made(many)).isEqualTo(MANY);
        assertThat(rows(few)).isEqualTo(3);
        // three fields of each table
        assertThat(rows(many)).isLessThanOrEqualTo(3 + 3 * MANY / ROWS_AT_ONCE);
        assertThat(others(many)).isEqualTo(others(few)).hasSizeLessThanOrEqualTo(1);
        // what a product that cannot take DDL back writes down, and the two tables for that when they are first needed
        assertThat(journal(many)).isLessThanOrEqualTo(journal(few));
    }

    /** What writes and is none of those counted by themselves: the commit of the rows, where tables were made outside of it. */
    private static List<String> others(List<String> statements) {
        return statements.stream()
                .filter(statement -> !StatementLog.reads(statement))
                .filter(statement -> {
                    var one = List.of(statement);
                    return made(one) + rows(one) + journal(one) == 0;
                })
                .toList();
    }

    private List<String> applied(int tables) throws Exception {
        var diff = send("POST", "/schema/diff", model(tables)).get("data");
        log.take();
        send("POST", "/schema/apply", diff);
        return log.take();
    }

    private static Map<Boolean, Long> byReading(List<String> statements) {
        return statements.stream().collect(Collectors.partitioningBy(StatementLog::reads, Collectors.counting()));
    }

    private static long made(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.toLowerCase(Locale.ROOT).matches("(?s)create table .t\\d+. .*"))
                .count();
    }

    private static long journal(List<String> statements) {
        return statements.stream()
                .filter(statement -> !StatementLog.reads(statement) && statement.contains("lockstep_"))
                .count();
    }

    private static long rows(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.matches("(?s)insert into .directus_.*"))
                .count();
    }

    /** Tables in a row, each pointing at the one before. */
    private JsonObject model(int tables) {
        var collections = new ArrayList<JsonValue>();
        var fields = new ArrayList<JsonValue>();
        var relations = new ArrayList<JsonValue>();
        for (int i = 0; i < tables; i++) {
            var name = "t" + i;
            collections.add(JsonReader.read("{\"collection\":\"" + name + "\",\"meta\":{},\"schema\":{}}"));
            fields.add(field(name, "id", "{\"is_primary_key\":true,\"has_auto_increment\":true}"));
            fields.add(field(name, "number", "{}"));
            fields.add(field(name, "before", "{}"));
            if (i > 0) {
                relations.add(JsonReader.read("{\"collection\":\"" + name + "\",\"field\":\"before\","
                        + "\"related_collection\":\"t" + (i - 1) + "\",\"meta\":{},\"schema\":{}}"));
            }
        }
        return JsonObject.builder()
                .put("version", 1)
                .put("directus", ScratchProject.COMPATIBILITY)
                .put("vendor", project.database().vendor().rules().vendor())
                .put("collections", new JsonArray(collections))
                .put("fields", new JsonArray(fields))
                .put("relations", new JsonArray(relations))
                .build();
    }

    private static JsonValue field(String collection, String field, String schema) {
        return JsonReader.read("{\"collection\":\"" + collection + "\",\"field\":\"" + field
                + "\",\"type\":\"integer\",\"meta\":{},\"schema\":" + schema + "}");
    }

    private JsonObject send(String method, String path, @Nullable JsonValue body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JsonWriter.toText(body)));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isIn(200, 204);
        return answer.body().isEmpty() ? JsonObject.EMPTY : (JsonObject) JsonReader.read(answer.body());
    }
}
