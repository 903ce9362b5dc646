package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change would do is seen before: the plan, what it does to rows, what is agreed to, and a rehearsal of it. */
@ParameterizedClass
@MethodSource("vendors")
class PlanTest {

    private static final String BOOKS = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "book", "meta": {}, "schema": {}},
               {"collection": "shelf", "meta": {}, "schema": {}}],
             "fields": [
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "book", "field": "isbn", "type": "string", "meta": {}, "schema": {}},
               {"collection": "shelf", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}],
             "relations": []}
            """;
    /** Another title field, no isbn. */
    private static final String FEWER =
            BOOKS.replace("\"max_length\": 100", "\"max_length\": 5").replaceAll("(?m)^.*isbn.*$", "");

    private static final String WITHOUT_ISBN = BOOKS.replaceAll("(?m)^.*isbn.*$", "");

    private final TestVendor vendor;
    private RunningProject project;

    PlanTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @BeforeEach
    void start() throws SQLException {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws SQLException {
        project = RunningProject.start(vendor, settings);
        var diff = project.send("POST", "/schema/diff?force=true", BOOKS);
        assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
        run("insert into book (title, isbn) values ('Emma', '978-1'), ('Middlemarch', '978-2'), ('Cranford', null)");
    }

    private void run(String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private JsonObject plan(String parameters, String document) {
        var answer = project.send("POST", "/schema/plan?force=true" + parameters, document);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return (JsonObject) answer.data();
    }

    private static String text(JsonObject object, String key) {
        return object.text(key).orElseThrow();
    }

    private static List<JsonObject> objects(JsonObject object, String key) {
        return ((JsonArray) Objects.requireNonNull(object.get(key), key))
                .items().stream().map(JsonObject.class::cast).toList();
    }

    private static String reason(Answer answer) {
        return answer.response().body();
    }

    private String snapshot() {
        return project.get("/schema/snapshot").data().toString();
    }

    @Test
    void tellsStepsHazardsAndStatements() {
        var before = snapshot();
        var plan = plan("", FEWER);
        assertThat(objects(plan, "hazards"))
                .extracting(hazard -> text(hazard, "code") + ":" + text(hazard, "class"))
                .containsExactlyInAnyOrder("DROPS_COLUMN:takes away", "VALUE_TOO_LONG:breaks values");
        var dropped = objects(plan, "hazards").stream()
                .filter(hazard -> text(hazard, "code").equals("DROPS_COLUMN"))
                .findFirst()
                .orElseThrow();
        assertThat(dropped.get("rows")).isEqualTo(JsonReader.read("{\"count\": 2, \"exact\": true}"));
        assertThat(dropped.get("examples")).isEqualTo(JsonArray.ofTexts(List.of("1", "2")));
        assertThat(text(dropped, "allow")).isEqualTo("DROPS_COLUMN:book.isbn");
        assertThat(dropped.get("allowed")).isEqualTo(JsonValue.of(true));
        assertThat(plan.get("applicable")).isEqualTo(JsonValue.of(false));
        var steps = objects(plan, "steps");
        assertThat(steps).anySatisfy(step -> {
            assertThat(text(step, "title")).isEqualTo("Alter table \"book\"");
            assertThat(step.get("reasons"))
                    .isEqualTo(JsonArray.ofTexts(
                            List.of("field book.title changes in schema.max_length", "field book.isbn goes")));
            assertThat(objects(step, "statements")).isNotEmpty();
            assertThat(objects(step, "locks"))
                    .singleElement()
                    .satisfies(lock -> assertThat(text(lock, "table")).isEqualTo("book"));
        });
        assertThat(steps).anySatisfy(step -> {
            assertThat(text(step, "title")).contains("Set aside");
            assertThat(step.get("undo"))
                    .isEqualTo(JsonReader.read("{\"how\": \"set aside\", \"table\": \"lockstep_kept_1\"}"));
        });
        // nothing was done
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void plansNothingWhereThereIsNothingToDo() {
        var plan = plan("", BOOKS);
        assertThat(plan.get("steps")).isEqualTo(JsonArray.EMPTY);
        assertThat(plan.get("hazards")).isEqualTo(JsonArray.EMPTY);
        assertThat(plan.get("applicable")).isEqualTo(JsonValue.of(true));
    }

    @Test
    void takesADiffAsWell() {
        var diff = project.send("POST", "/schema/diff?force=true", FEWER);
        assertThat(text(plan("", JsonWriter.toText(diff.data())), "digest")).isEqualTo(text(plan("", FEWER), "digest"));
    }

    @Test
    void appliesWhatWasSeen() {
        var digest = text(plan("", WITHOUT_ISBN), "digest");
        var applied = project.send("POST", "/schema/apply?force=true&plan=" + digest, WITHOUT_ISBN);
        assertThat(applied.status()).as(reason(applied)).isEqualTo(204);
        assertThat(project.send("POST", "/schema/diff?force=true", WITHOUT_ISBN).status())
                .isEqualTo(204);
        // once more it would do nothing, which is another plan
        var again = project.send("POST", "/schema/apply?force=true&plan=" + digest, WITHOUT_ISBN);
        assertThat(again.status()).isEqualTo(400);
        assertThat(reason(again)).contains("INVALID_PAYLOAD", "another one", text(plan("", WITHOUT_ISBN), "digest"));
    }

    @Test
    void isBoundToWhatThePlanDependsOnAndToNothingElse() throws SQLException {
        var digest = text(plan("", WITHOUT_ISBN), "digest");
        // elsewhere: a field of another collection, and more rows of the same kind
        assertThat(project.send("POST", "/fields/shelf", "{\"field\": \"room\", \"type\": \"string\", \"meta\": {}}")
                        .status())
                .isEqualTo(200);
        assertThat(project.send("DELETE", "/fields/shelf/room", "").status()).isEqualTo(204);
        run("insert into book (title, isbn) values ('Persuasion', '978-3')");
        assertThat(text(plan("", WITHOUT_ISBN), "digest")).isEqualTo(digest);
        // and here: nothing goes any more, so what was seen is not what would be done
        run("update book set isbn = null");
        var refused = project.send("POST", "/schema/apply?force=true&plan=" + digest, WITHOUT_ISBN);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(project.get("/fields/book/isbn").status()).isEqualTo(200);
    }

    @Test
    void agreesToADiffThatAChangeElsewhereHasOutdated() {
        var diff = JsonWriter.toText(
                project.send("POST", "/schema/diff?force=true", WITHOUT_ISBN).data());
        var digest = text(plan("", diff), "digest");
        project.send("POST", "/fields/shelf", "{\"field\": \"room\", \"type\": \"string\", \"meta\": {}}");
        assertThat(project.send("POST", "/schema/apply", diff).status()).isEqualTo(400);
        var applied = project.send("POST", "/schema/apply?plan=" + digest, diff);
        assertThat(applied.status()).as(reason(applied)).isEqualTo(204);
        assertThat(project.get("/fields/shelf/room").status()).isEqualTo(200);
    }

    @Test
    void wantsConsentToLossWhereThatIsSet() throws SQLException {
        project.close();
        start(Map.of("SCHEMA_LOSS_NEEDS_CONSENT", "true"));
        var diff = JsonWriter.toText(
                project.send("POST", "/schema/diff?force=true", WITHOUT_ISBN).data());
        var refused = project.send("POST", "/schema/apply", diff);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(reason(refused)).contains("DROPS_COLUMN", "allow=DROPS_COLUMN:book.isbn", "\"count\":2");
        assertThat(project.send("DELETE", "/fields/book/isbn", "").status()).isEqualTo(400);
        assertThat(project.send("POST", "/schema/apply?allow=DROPS_TABLE,DROPS_COLUMN:shelf", diff)
                        .status())
                .isEqualTo(400);
        assertThat(project.get("/fields/book/isbn").status()).isEqualTo(200);
        assertThat(plan("&allow=DROPS_COLUMN:book", diff).get("applicable")).isEqualTo(JsonValue.of(true));
        assertThat(project.send("DELETE", "/fields/book/isbn?allow=DROPS_COLUMN:book.isbn", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesConsentToWhatIsNoHazard() {
        for (var allow : List.of("DROPS_COLUM", "drops_column", "DROPS_COLUMN:", "DROPS_TABLE,NOTHING:book")) {
            var answer = project.send("POST", "/schema/plan?force=true&allow=" + allow, WITHOUT_ISBN);
            assertThat(answer.status()).as(allow).isEqualTo(400);
            assertThat(reason(answer)).contains("INVALID_QUERY", "allow");
        }
        assertThat(project.send("POST", "/schema/apply?plan=", WITHOUT_ISBN).status())
                .isEqualTo(400);
    }

    @Test
    void rehearsesEverythingAndKeepsNothing() throws SQLException {
        var before = snapshot();
        var plan = plan("&rehearse=true", WITHOUT_ISBN);
        assertThat(plan.get("rehearsed")).isEqualTo(JsonValue.of(true));
        assertThat(objects(plan, "steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.get("duration_ms")).isNotNull());
        assertThat(text(plan, "digest")).isEqualTo(text(plan("", WITHOUT_ISBN), "digest"));
        var answer = project.send(
                "POST", "/schema/apply?force=true&rehearse=true&plan=" + text(plan, "digest"), WITHOUT_ISBN);
        assertThat(answer.status()).as(reason(answer)).isEqualTo(200);
        assertThat(snapshot()).isEqualTo(before);
        assertThat(project.get("/items/book?filter[isbn][_nnull]=true"
                                .replace("[", "%5B")
                                .replace("]", "%5D"))
                        .data()
                        .toString())
                .contains("978-1", "978-2");
        // and it can be done after it
        assertThat(project.send("POST", "/schema/apply?force=true&plan=" + text(plan, "digest"), WITHOUT_ISBN)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void rehearsesAProjectOfTheUsualThings() throws SQLException {
        run("insert into shelf (id) values (7)");
        var more = BOOKS.replace(
                        "\"relations\": []",
                        "\"relations\": [{\"collection\": \"book\", \"field\": \"shelf\", \"related_collection\":"
                                + " \"shelf\", \"meta\": {}, \"schema\": {\"on_delete\": \"SET NULL\"}}]")
                .replace(
                        "\"fields\": [",
                        "\"fields\": [{\"collection\": \"book\", \"field\": \"shelf\", \"type\": \"integer\","
                                + " \"meta\": {}, \"schema\": {}}, {\"collection\": \"book\", \"field\": \"pages\","
                                + " \"type\": \"integer\", \"meta\": {}, \"schema\": {\"default_value\": 1,"
                                + " \"is_nullable\": false}},")
                .replace(
                        "\"type\": \"string\", \"meta\": {}, \"schema\": {}",
                        "\"type\": \"text\", \"meta\": {}, \"schema\": {}");
        var before = snapshot();
        assertThat(plan("&rehearse=true", more).get("rehearsed")).isEqualTo(JsonValue.of(true));
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void rehearsalRefusesWhatTheChangeWouldRefuse() {
        var answer = project.send("POST", "/schema/plan?force=true&rehearse=true", FEWER);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(reason(answer)).contains("VALUE_TOO_LONG");
    }

    @Test
    void tellsWhatDoesNotTravel() throws SQLException {
        var policy = "abf8a154-5b1c-4a46-ac9c-7300570f4f17";
        run("insert into directus_permissions (collection, action, policy, fields) values ('book', 'read', '" + policy
                + "', 'title,isbn')");
        run("insert into directus_presets (collection, bookmark, layout_query) values ('book', 'mine',"
                + " '{\"tabular\":{\"fields\":[\"isbn13\",\"title\"]}}')");
        var unknown = "11111111-2222-4333-8444-555555555555";
        var wanted = WITHOUT_ISBN.replace(
                "\"max_length\": 100}}",
                "\"max_length\": 90}}, {\"collection\": \"shelf\", \"field\": \"cover\", \"type\": \"uuid\", \"schema\": {},"
                        + " \"meta\": {\"interface\": \"our-picker\", \"display\": \"raw\", \"options\": {\"folder\": \""
                        + unknown + "\", \"policy\": \"" + policy + "\"}}}");
        assertThat(objects(plan("", wanted), "not_carried"))
                .extracting(left ->
                        text(left, "code") + " " + left.text("table").orElse("") + " " + text(left, "collection") + "."
                                + left.text("field").orElse(""))
                .containsExactly(
                        "NAMES_WHAT_GOES directus_permissions book.isbn",
                        "UNKNOWN_EXTENSION  shelf.cover",
                        "NOT_HERE  shelf.cover");
    }

    @Test
    void isForAdministratorsOnly() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(project.address("/schema/plan"))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(BOOKS));
        assertThat(project.send(request).status()).isEqualTo(403);
    }
}
