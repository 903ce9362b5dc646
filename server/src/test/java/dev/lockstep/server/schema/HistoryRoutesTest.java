package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The history over HTTP: who changed what, what that set aside, and that it can be destroyed. */
@ParameterizedClass
@MethodSource("vendors")
class HistoryRoutesTest {

    private static final String SNAPSHOT = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "news", "meta": {}, "schema": {}},
               {"collection": "place", "meta": {}, "schema": {}}],
             "fields": [
               {"collection": "news", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "news", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "place", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "place", "field": "name", "type": "string", "meta": {}, "schema": {"max_length": 100}}],
             "relations": []}
            """;

    private final TestVendor vendor;
    private RunningProject project;

    HistoryRoutesTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    /** Three entries: a model comes, a column with three values goes, a table with two rows goes. */
    @BeforeEach
    void start() throws SQLException {
        project = RunningProject.start(vendor);
        var diff = project.send("POST", "/schema/diff?force=true", SNAPSHOT);
        assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
        run("insert into news (title) values ('one'), ('two'), ('three')");
        run("insert into place (name) values ('here'), ('there')");
        assertThat(project.send("DELETE", "/fields/news/title", "").status()).isEqualTo(204);
        assertThat(project.send("DELETE", "/collections/place", "").status()).isEqualTo(204);
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private void run(String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    private static List<Long> ids(Answer answer) {
        return list(answer.data()).stream().map(entry -> number(entry, "id")).toList();
    }

    private static List<JsonObject> list(JsonValue value) {
        return ((JsonArray) value).items().stream().map(JsonObject.class::cast).toList();
    }

    private static long number(JsonObject object, String name) {
        return ((JsonNumber) member(object, name)).value().longValue();
    }

    private static JsonValue member(JsonObject object, String name) {
        return Objects.requireNonNull(object.get(name), () -> name + " in " + object);
    }

    private static JsonObject object(JsonObject object, String name) {
        return (JsonObject) member(object, name);
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new AssertionError(name + " in " + object));
    }

    private JsonObject entry(long id) {
        var answer = project.get("/schema/history/" + id);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return (JsonObject) answer.data();
    }

    @Test
    void listsTheNewestFirstByParts() {
        assertThat(ids(project.get("/schema/history"))).containsExactly(3L, 2L, 1L);
        assertThat(ids(project.get("/schema/history?limit=2"))).containsExactly(3L, 2L);
        assertThat(ids(project.get("/schema/history?limit=2&page=2"))).containsExactly(1L);
        assertThat(ids(project.get("/schema/history?limit=-1&offset=1"))).containsExactly(2L, 1L);
        assertThat(ids(project.get("/schema/history?limit=0"))).isEmpty();
        var counted = object(project.get("/schema/history?limit=1&meta=*").json(), "meta");
        assertThat(number(counted, "total_count")).isEqualTo(3);
        assertThat(number(counted, "filter_count")).isEqualTo(3);
        assertThat(object(project.get("/schema/history").json(), "meta").members())
                .containsOnlyKeys("fingerprint");
    }

    @Test
    void findsEntriesByFingerprint() {
        var second = entry(2);
        var between = text(object(second, "fingerprint"), "after");
        var found = project.get("/schema/history?meta=total_count,filter_count&fingerprint=" + between);
        assertThat(ids(found)).containsExactly(3L, 2L);
        assertThat(number(object(found.json(), "meta"), "filter_count")).isEqualTo(2);
        assertThat(number(object(found.json(), "meta"), "total_count")).isEqualTo(3);
        var now = text(object(found.json(), "meta"), "fingerprint");
        assertThat(now).isNotEqualTo(between).matches("[0-9a-f]{64}");
        assertThat(ids(project.get("/schema/history?fingerprint=" + now))).containsExactly(3L);
        var nowhere = project.get("/schema/history?fingerprint=" + "0".repeat(64));
        assertThat(nowhere.status()).isEqualTo(200);
        assertThat(ids(nowhere)).isEmpty();
    }

    @Test
    void tellsWhoDidWhatAndHow() throws SQLException {
        var first = entry(1);
        assertThat(text(first, "how")).isEqualTo("apply");
        assertThat(text(first, "outcome")).isEqualTo("done");
        assertThat(text(first, "source")).contains("/schema/apply");
        var admin = rows("select id from directus_users where email = 'admin@example.com'");
        assertThat(text(first, "who")).isEqualTo(admin.getFirst());
        var second = entry(2);
        assertThat(text(second, "how")).isEqualTo("rest");
        assertThat(object(second, "hash").get("before"))
                .isEqualTo(object(first, "hash").get("after"));
        assertThat(list(member(second, "plan"))).isNotEmpty().allMatch(step -> step.has("statements"));
        assertThat(list(member(second, "hazards")))
                .extracting(hazard -> text(hazard, "code"))
                .containsExactly("DROPS_COLUMN");
        assertThat(list(member(second, "warnings"))).isEmpty();
        var fields = list(member(object(second, "diff"), "fields"));
        assertThat(fields).extracting(field -> text(field, "field")).containsExactly("title");
        assertThat(list(member(fields.getFirst(), "diff")))
                .extracting(item -> text(item, "kind"))
                .containsExactly("D");
        assertThat(list(project.get("/schema/history").data())).allMatch(entry -> !entry.has("diff"));
    }

    /** What goes with a collection stands in the history and in no diff. */
    @Test
    void showsADiffAsDirectusWouldWriteIt() {
        var diff = object(entry(3), "diff");
        assertThat(list(member(diff, "collections")))
                .extracting(collection -> text(collection, "collection"))
                .containsExactly("place");
        assertThat(list(member(diff, "fields"))).isEmpty();
        assertThat(diff.members()).containsOnlyKeys("collections", "fields", "systemFields", "relations");
    }

    @Test
    void noticesWhatOthersDidBeforeItIsAsked() throws SQLException {
        run("update directus_collections set note = 'by hand' where collection = 'news'");
        run("create table elsewhere (id integer primary key)");
        var list = list(project.get("/schema/history").data());
        assertThat(list).hasSize(4);
        assertThat(text(list.getFirst(), "how")).isEqualTo("external");
        assertThat(member(list.getFirst(), "who").isNull()).isTrue();
        var external = entry(4);
        assertThat(member(external, "plan").isNull()).isTrue();
        var diff = object(external, "diff");
        assertThat(list(member(diff, "collections")))
                .extracting(collection -> text(collection, "collection"))
                .containsExactly("news");
        assertThat(list(member(diff, "fields"))).isEmpty();
    }

    /** The column is still there, and as no document shows what nobody manages, to documents it went. */
    @Test
    void showsAsRemovedWhatIsNotManagedAnyMore() throws SQLException {
        run("delete from directus_fields where collection = 'news' and field = 'id'");
        assertThat(ids(project.get("/schema/history"))).hasSize(4);
        var fields = list(member(object(entry(4), "diff"), "fields"));
        assertThat(fields).hasSize(1);
        assertThat(list(member(fields.getFirst(), "diff")))
                .extracting(item -> text(item, "kind"))
                .containsExactly("D");
    }

    @Test
    void showsWhatWasSetAsideAndDestroysItOnce() throws SQLException {
        var column = list(member(entry(2), "kept")).getFirst();
        assertThat(text(column, "kind")).isEqualTo("column");
        assertThat(text(column, "collection")).isEqualTo("news");
        assertThat(text(column, "field")).isEqualTo("title");
        assertThat(number(column, "rows")).isEqualTo(3);
        assertThat(member(column, "present")).isEqualTo(JsonValue.of(true));
        assertThat(number(column, "bytes")).isBetween(1000L, 1_000_000L);
        assertThat(list(member(entry(1), "kept"))).isEmpty();
        var disk = (JsonObject) project.get("/schema/history/disk").data();
        assertThat(number(disk, "tables")).isEqualTo(2);
        assertThat(number(disk, "rows")).isEqualTo(5);
        assertThat(number(disk, "bytes")).isGreaterThanOrEqualTo(number(column, "bytes"));

        var table = text(column, "table");
        assertThat(rows("select count(*) from " + table)).containsExactly("3");
        for (int i = 0; i < 2; i++) {
            assertThat(project.send("DELETE", "/schema/history/2/kept", "").status())
                    .isEqualTo(204);
            var after = entry(2);
            assertThat(list(member(after, "kept"))).isEmpty();
            assertThat(text(after, "purged_at")).endsWith("Z");
        }
        assertThat(rows("select stored_table from lockstep_kept")).hasSize(1).doesNotContain(table);
        assertThat(number((JsonObject) project.get("/schema/history/disk").data(), "tables"))
                .isEqualTo(1);
        assertThat(member(entry(3), "purged_at").isNull()).isTrue();
        // nothing was set aside there, so nothing can have been destroyed
        assertThat(project.send("DELETE", "/schema/history/1/kept", "").status())
                .isEqualTo(204);
        assertThat(member(entry(1), "purged_at").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsNotThere() {
        for (var path : List.of("/schema/history/99", "/schema/history/4")) {
            assertThat(project.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(project.send("DELETE", "/schema/history/99/kept", "").status())
                .isEqualTo(403);
        for (var path :
                List.of("/schema/history/x", "/schema/history/0", "/schema/history/-1", "/schema/history/1.5")) {
            assertThat(project.get(path).status()).as(path).isEqualTo(400);
            assertThat(project.send("DELETE", path + "/kept", "").status())
                    .as(path)
                    .isEqualTo(400);
        }
        for (var query : List.of("limit=-2", "limit=x", "offset=-1", "page=1.5", "meta=nowhere", "fingerprint=")) {
            assertThat(project.get("/schema/history?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void isForAdministratorsOnly() {
        project.send("POST", "/users", "{\"email\":\"plain@example.com\",\"token\":\"plaintoken\"}");
        for (var path : List.of("/schema/history", "/schema/history/disk", "/schema/history/2")) {
            assertThat(status("GET", path, "plaintoken")).as(path).isEqualTo(403);
            assertThat(project.send(HttpRequest.newBuilder(project.address(path)))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(status("DELETE", "/schema/history/2/kept", "plaintoken")).isEqualTo(403);
        assertThat(list(member(entry(2), "kept"))).hasSize(1);
    }

    private int status(String method, String path, String token) {
        return project.send(HttpRequest.newBuilder(project.address(path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.noBody()))
                .status();
    }
}
