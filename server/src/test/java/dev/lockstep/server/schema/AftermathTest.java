package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is true of a project after a change: one that was refused, one of two at once, one that came past the server. */
class AftermathTest {

    private static final String MODEL = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "author", "meta": {}, "schema": {}},
               {"collection": "book", "meta": {}, "schema": {}}],
             "fields": [
               {"collection": "author", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "book", "field": "author", "type": "integer", "meta": {}, "schema": {}}],
             "relations": [
               {"collection": "book", "field": "author", "related_collection": "author", "meta": {}, "schema": {"on_delete": "SET NULL"}}]}
            """;

    /** Two collections that could be made, and a relation that cannot: its field is nowhere. */
    private static final String REFUSED = """
            {"collections": [
               {"collection": "tx_a", "diff": [{"kind": "N", "rhs": {"collection": "tx_a", "meta": {}, "schema": {"name": "tx_a"}}}]},
               {"collection": "tx_b", "diff": [{"kind": "N", "rhs": {"collection": "tx_b", "meta": {}, "schema": {"name": "tx_b"}}}]}],
             "fields": [
               {"collection": "tx_a", "field": "id", "diff": [{"kind": "N", "rhs": {"collection": "tx_a", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}}]},
               {"collection": "tx_b", "field": "id", "diff": [{"kind": "N", "rhs": {"collection": "tx_b", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}}]}],
             "systemFields": [],
             "relations": [
               {"collection": "tx_b", "field": "nope", "related_collection": "tx_a", "diff": [{"kind": "N", "rhs": {"collection": "tx_b", "field": "nope", "related_collection": "tx_a", "meta": {}, "schema": {}}}]}]}
            """;

    private final RunningProject project = RunningProject.start();

    @BeforeEach
    void build() {
        assertThat(project.post(
                                "/schema/apply",
                                project.send("POST", "/schema/diff", MODEL).data())
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private String noted(String note) {
        return MODEL.replace(
                "\"collection\": \"book\", \"meta\": {}",
                "\"collection\": \"book\", \"meta\": {\"note\": \"" + note + "\"}");
    }

    private JsonObject diff(String snapshot) {
        return (JsonObject) project.send("POST", "/schema/diff", snapshot).data();
    }

    private int apply(JsonValue diff) {
        return project.post("/schema/apply", diff).status();
    }

    private int applyRefused() {
        return apply(diff(noted("other")).with("diff", JsonReader.read(REFUSED)));
    }

    private int insertOrphan() {
        return project.send("POST", "/items/book", "{\"title\": \"Emma\", \"author\": 9999}")
                .status();
    }

    @Test
    void aRefusedApplyLeavesNothingBehind() {
        var snapshot = project.get("/schema/snapshot").data();
        var wanted = diff(noted("other"));
        assertThat(applyRefused()).isEqualTo(400);
        assertThat(project.get("/schema/snapshot").data()).isEqualTo(snapshot);
        assertThat(project.get("/collections/tx_a").status()).isEqualTo(403);
        assertThat(diff(noted("other"))).isEqualTo(wanted);
        assertThat(apply(wanted)).isEqualTo(204);
    }

    @Test
    void foreignKeysAreEnforcedWhateverWasApplied() {
        assertThat(insertOrphan()).isEqualTo(400);
        assertThat(applyRefused()).isEqualTo(400);
        assertThat(insertOrphan()).isEqualTo(400);
        assertThat(apply(diff(MODEL.replace("\"max_length\": 100", "\"max_length\": 120"))))
                .isEqualTo(204);
        assertThat(insertOrphan()).isEqualTo(400);
        var field = "{\"field\": \"pages\", \"type\": \"integer\", \"meta\": {}, \"schema\": {}}";
        assertThat(project.send("POST", "/fields/book", field).status()).isEqualTo(200);
        assertThat(insertOrphan()).isEqualTo(400);
    }

    @Test
    void ofTwoIdenticalAppliesAtOnceOneIsDone() throws InterruptedException {
        var wanted = diff(noted("once"));
        Callable<Integer> request = () -> apply(wanted);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(request, request)).stream()
                    .map(Future::resultNow)
                    .sorted();
            assertThat(statuses).containsExactly(204, 400);
        }
        assertThat(project.send("POST", "/schema/diff", noted("once")).status()).isEqualTo(204);
    }

    @Test
    void aTableChangedBySqlIsSeenAtOnce() throws SQLException {
        var before = project.get("/schema/snapshot").data();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var statement = connection.createStatement()) {
            statement.execute("alter table book rename column title to headline");
            statement.execute("alter table book add column title varchar(77)");
        }
        assertThat(JsonWriter.toText(project.get("/schema/snapshot").data())).contains("\"max_length\":77");
        var diff = project.post("/schema/diff", before);
        assertThat(JsonWriter.toText(diff.data())).contains("\"lhs\":77,\"rhs\":100");
        assertThat(project.send("POST", "/items/book", "{\"headline\": \"Emma\"}")
                        .status())
                .isEqualTo(200);
    }
}
