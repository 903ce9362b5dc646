package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code DB_EXCLUDE_TABLES}: what is named there is in the database, and nowhere in the project. */
class ExcludedTablesTest {

    private static final String VENDORS = "dev.lockstep.testkit.EachVendor#vendors";

    private static final Map<String, String> WITHOUT = Map.of("DB_EXCLUDE_TABLES", "legacy");

    /** What is excluded is nothing that somebody did to the model. */
    @ParameterizedTest
    @MethodSource(VENDORS)
    void anotherSettingIsNoChangeOfTheModel(TestVendor vendor) {
        try (var database = vendor.empty()) {
            try (var project = RunningProject.startIn(database.lent(), Map.of())) {
                make(project, "legacy", "\"fields\":[" + KEY + "]");
                make(project, "note", "\"fields\":[" + KEY + ",{\"field\":\"legacy\",\"type\":\"integer\"}]");
                send(
                        project,
                        "POST",
                        "/relations",
                        "{\"collection\":\"note\",\"field\":\"legacy\",\"related_collection\":\"legacy\"}");
                assertThat(entries(project)).containsExactly("rest", "rest", "rest");
            }
            try (var project = RunningProject.startIn(database.lent(), WITHOUT)) {
                assertThat(entries(project)).hasSize(3);
                send(project, "PATCH", "/fields/note/legacy", "{\"meta\":{\"note\":\"without\"}}");
                assertThat(entries(project)).containsExactly("rest", "rest", "rest", "rest");
                assertThat(project.send("POST", "/schema/undo/1?through=true", "{}")
                                .status())
                        .as("the undo of what is excluded")
                        .isEqualTo(409);
            }
            try (var project = RunningProject.startIn(database.lent(), Map.of())) {
                assertThat(entries(project)).hasSize(4);
                send(project, "PATCH", "/collections/legacy", "{\"meta\":{\"note\":\"with\"}}");
                assertThat(entries(project)).containsExactly("rest", "rest", "rest", "rest", "rest");
                send(project, "POST", "/schema/undo/1?through=true", "{}");
                assertThat(project.get("/collections/legacy").status()).isEqualTo(403);
            }
        }
    }

    /** What others do meanwhile to a table that is excluded is told once, at the latest when it is so no more. */
    @ParameterizedTest
    @MethodSource(VENDORS)
    void tellsOnceOfWhatHappenedToItMeanwhile(TestVendor vendor) throws SQLException {
        try (var database = vendor.empty()) {
            try (var project = RunningProject.startIn(database.lent(), Map.of())) {
                make(project, "legacy", "\"fields\":[" + KEY + "]");
                make(project, "note", "\"fields\":[" + KEY + "]");
            }
            try (var project = RunningProject.startIn(database.lent(), WITHOUT)) {
                try (var connection = database.connect();
                        var statement = connection.createStatement()) {
                    statement.execute("update directus_collections set note = 'theirs' where collection = 'legacy'");
                }
                send(project, "PATCH", "/collections/note", "{\"meta\":{\"note\":\"ours\"}}");
            }
            try (var project = RunningProject.startIn(database.lent(), Map.of())) {
                assertThat(entries(project).stream().filter("external"::equals)).hasSize(1);
                assertThat(entries(project)).hasSize(4);
            }
        }
    }

    private static final String KEY =
            "{\"field\":\"id\",\"type\":\"integer\",\"schema\":{\"is_primary_key\":true,\"has_auto_increment\":true}}";

    private static void make(RunningProject project, String name, String fields) {
        send(
                project,
                "POST",
                "/collections",
                "{\"collection\":\"" + name + "\",\"schema\":{},\"meta\":{}," + fields + "}");
    }

    private static void send(RunningProject project, String method, String path, String body) {
        var answer = project.send(method, path, body);
        assertThat(answer.status()).as(path + ": " + answer.response().body()).isBetween(200, 204);
    }

    /** How each entry of the history came to be, the newest first. */
    private static List<String> entries(RunningProject project) {
        return ((JsonArray) project.get("/schema/history").data())
                .items().stream()
                        .map(entry -> ((JsonObject) entry).text("how").orElseThrow())
                        .toList();
    }

    private static RunningProject start(TestVendor vendor) throws SQLException {
        var database = vendor.empty();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table legacy (id integer not null primary key, name varchar(20))");
            statement.execute("insert into legacy (id, name) values (1, 'old')");
            statement.execute("create table note (id integer not null primary key, legacy integer,"
                    + " constraint note_legacy foreign key (legacy) references legacy (id))");
        }
        return RunningProject.startIn(database, Map.of("DB_EXCLUDE_TABLES", "legacy,no_such_table"));
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void isNowhereToBeSeen(TestVendor vendor) throws SQLException {
        try (var project = start(vendor)) {
            for (var path : List.of("/collections", "/fields", "/relations", "/schema/snapshot", "/server/specs/oas")) {
                var answer = project.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.response().body())
                        .as(path)
                        .doesNotContain("\"collection\":\"legacy\"", "_collection\":\"legacy\"", "/items/legacy");
            }
            assertThat(project.get("/collections").response().body()).contains("\"collection\":\"note\"");
            for (var path : List.of("/collections/legacy", "/fields/legacy", "/relations/legacy", "/items/legacy")) {
                assertThat(project.get(path).status()).as(path).isEqualTo(403);
            }
            assertThat(project.get("/relations/note/legacy").status()).isEqualTo(403);
            // the column is one of the project's own
            assertThat(project.get("/fields/note/legacy").status()).isEqualTo(200);
            assertThat(project.get("/items/note").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void isLeftAloneWhateverIsAskedFor(TestVendor vendor) throws SQLException {
        try (var project = start(vendor)) {
            assertThat(project.send("POST", "/collections", "{\"collection\":\"legacy\",\"schema\":{},\"meta\":{}}")
                            .status())
                    .isEqualTo(400);
            assertThat(project.send("DELETE", "/collections/legacy", "").status())
                    .isEqualTo(403);
            var snapshot = project.get("/schema/snapshot").response().body();
            // nothing is managed yet
            var wanted = snapshot.replace(
                    "\"collections\":[]",
                    "\"collections\":[{\"collection\":\"legacy\",\"meta\":{\"note\":\"mine\"},\"schema\":{}},"
                            + "{\"collection\":\"fresh\",\"meta\":{},\"schema\":{}}]");
            var diff = project.send("POST", "/schema/diff", wanted);
            assertThat(diff.status()).as(diff.response().body()).isEqualTo(200);
            assertThat(diff.response().body()).contains("EXCLUDED_TABLE").doesNotContain("mine");
            assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
            assertThat(project.get("/collections/fresh").status()).isEqualTo(200);
            try (var connection = project.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select name from legacy")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("old");
            }
        }
    }
}
