package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
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

/** Over HTTP, what breaks values is refused with the way to allow it, or why there is none; allowed, it is planned, done and undone. */
@ParameterizedClass
@MethodSource("vendors")
class MendTest {

    private static final String BOOKS = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "book", "meta": {}, "schema": {}},
               {"collection": "shelf", "meta": {}, "schema": {}}],
             "fields": [
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "book", "field": "shelf", "type": "integer", "meta": {}, "schema": {}},
               {"collection": "shelf", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}],
             "relations": []}
            """;

    private static final String SHORTER = BOOKS.replace("\"max_length\": 100", "\"max_length\": 5");

    private static final String REQUIRED =
            BOOKS.replace("\"max_length\": 100", "\"max_length\": 100, \"is_nullable\": false");

    private final TestVendor vendor;
    private RunningProject project;

    MendTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @BeforeEach
    void start() throws SQLException {
        project = RunningProject.start(vendor);
        var diff = project.send("POST", "/schema/diff?force=true", BOOKS);
        assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into book (title, shelf) values ('Emma', 7), ('Middlemarch', null), (null, 8)");
        }
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private List<String> column(String query) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    private List<String> titles() throws SQLException {
        return column("select title from book order by id");
    }

    private JsonObject plan(String parameters, String document) {
        var answer = project.send("POST", "/schema/plan?force=true" + parameters, document);
        assertThat(answer.status()).as(body(answer)).isEqualTo(200);
        return (JsonObject) answer.data();
    }

    private static JsonObject hazard(JsonObject plan) {
        var hazards = ((JsonArray) Objects.requireNonNull(plan.get("hazards"))).items();
        assertThat(hazards).hasSize(1);
        return (JsonObject) hazards.getFirst();
    }

    private static String body(Answer answer) {
        return answer.response().body();
    }

    @Test
    void plansAndAppliesWhatIsAllowed() throws SQLException {
        var refused = plan("", SHORTER);
        assertThat(hazard(refused).text("allow")).contains("VALUE_TOO_LONG:book.title");
        assertThat(hazard(refused).get("obstacle")).isEqualTo(JsonNull.NULL);
        assertThat(refused.get("applicable")).isEqualTo(JsonValue.of(false));
        var allowed = plan("&allow=VALUE_TOO_LONG:book.title", SHORTER);
        assertThat(hazard(allowed).get("allowed")).isEqualTo(JsonValue.of(true));
        assertThat(hazard(allowed).text("class")).contains("breaks values");
        assertThat(allowed.get("applicable")).isEqualTo(JsonValue.of(true));
        assertThat(String.valueOf(allowed.get("steps"))).contains("Set aside the values of", "lockstep_kept_1");
        var digest = allowed.text("digest").orElseThrow();
        assertThat(refused.text("digest")).isNotEqualTo(allowed.text("digest"));
        var diff = project.send("POST", "/schema/diff?force=true", SHORTER)
                .response()
                .body();
        for (var terms : List.of("?plan=" + digest, "?allow=VALUE_TOO_LONG:shelf", "")) {
            var answer = project.send("POST", "/schema/apply" + terms, diff);
            assertThat(answer.status()).as(terms + body(answer)).isEqualTo(400);
        }
        assertThat(body(project.send("POST", "/schema/apply", diff)))
                .contains("VALUE_TOO_LONG", "Allow it with allow=VALUE_TOO_LONG:book.title");
        assertThat(titles()).containsExactly("Emma", "Middlemarch", "null");
        var applied = project.send("POST", "/schema/apply?allow=VALUE_TOO_LONG:book.title&plan=" + digest, diff);
        assertThat(applied.status()).as(body(applied)).isEqualTo(204);
        assertThat(titles()).containsExactly("Emma", "Middl", "null");
        long entry =
                Long.parseLong(column("select max(id) from lockstep_history").getFirst());
        assertThat(project.send("POST", "/schema/undo/" + entry, "").status()).isEqualTo(204);
        assertThat(titles()).containsExactly("Emma", "Middlemarch", "null");
        var again = project.send("POST", "/schema/undo/" + (entry + 1), "");
        assertThat(body(again)).contains("VALUE_TOO_LONG");
        var undo = plan("&allow=VALUE_TOO_LONG&undo=" + (entry + 1), "");
        var redone = project.send(
                "POST",
                "/schema/undo/" + (entry + 1) + "?allow=VALUE_TOO_LONG&plan="
                        + undo.text("digest").orElseThrow(),
                "");
        assertThat(redone.status()).as(body(redone)).isEqualTo(204);
        assertThat(titles()).containsExactly("Emma", "Middl", "null");
    }

    @Test
    void saysWhyNothingCanBeDone() throws SQLException {
        var plan = plan("&allow=NULL_VALUES", REQUIRED);
        assertThat(hazard(plan).get("allow")).isEqualTo(JsonNull.NULL);
        assertThat(hazard(plan).get("allowed")).isEqualTo(JsonValue.of(false));
        assertThat(hazard(plan).text("obstacle")).contains("the field is required and has no value as its default");
        assertThat(plan.get("applicable")).isEqualTo(JsonValue.of(false));
        var refused =
                project.send("PATCH", "/fields/book/title?allow=NULL_VALUES", "{\"schema\": {\"is_nullable\": false}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(body(refused)).contains("CONTAINS_NULL_VALUES", "It cannot be allowed here: the field is required");
        assertThat(titles()).containsExactly("Emma", "Middlemarch", "null");
    }

    @Test
    void takesConsentWithRequestsAboutFieldsAndRelations() throws SQLException {
        var shorter = "{\"schema\": {\"max_length\": 4}}";
        assertThat(body(project.send("PATCH", "/fields/book/title", shorter))).contains("VALUE_TOO_LONG");
        var patched = project.send("PATCH", "/fields/book/title?allow=VALUE_TOO_LONG:book", shorter);
        assertThat(patched.status()).as(body(patched)).isEqualTo(200);
        assertThat(titles()).containsExactly("Emma", "Midd", "null");
        var relation = "{\"collection\": \"book\", \"field\": \"shelf\", \"related_collection\": \"shelf\","
                + " \"schema\": {\"on_delete\": \"SET NULL\"}}";
        var refused = project.send("POST", "/relations", relation);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(body(refused)).contains("INVALID_FOREIGN_KEY", "allow=ORPHAN_VALUES:book.shelf");
        var made = project.send("POST", "/relations?allow=ORPHAN_VALUES:book.shelf", relation);
        assertThat(made.status()).as(body(made)).isEqualTo(200);
        assertThat(column("select shelf from book")).containsExactly("null", "null", "null");
        long entry =
                Long.parseLong(column("select max(id) from lockstep_history").getFirst());
        var undone = project.send("POST", "/schema/undo/" + (entry - 1) + "?through=true", "");
        assertThat(undone.status()).as(body(undone)).isEqualTo(204);
        assertThat(titles()).containsExactly("Emma", "Middlemarch", "null");
        assertThat(column("select shelf from book order by id")).containsExactly("7", "null", "8");
    }
}
