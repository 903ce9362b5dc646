package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The three steps between two running projects, and what protects them. */
class SchemaRoutesTest {

    private static final String MODEL = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "author", "meta": {"icon": "person"}, "schema": {"name": "author"}},
               {"collection": "book", "meta": {"group": "shop"}, "schema": {"name": "book"}},
               {"collection": "shop", "meta": {"icon": "folder"}}],
             "fields": [
               {"collection": "author", "field": "id", "type": "uuid", "meta": {"special": ["uuid"]}, "schema": {"is_primary_key": true, "is_nullable": false}},
               {"collection": "author", "field": "books", "type": "alias", "meta": {"special": ["o2m"]}},
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "book", "field": "author", "type": "uuid", "meta": {"special": ["m2o"]}, "schema": {}}],
             "systemFields": [],
             "relations": [
               {"collection": "book", "field": "author", "related_collection": "author", "meta": {"one_field": "books"}, "schema": {"on_delete": "SET NULL"}}]}
            """;

    private final RunningProject source = RunningProject.start();
    private final RunningProject target = RunningProject.start();

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private static JsonValue snapshotOf(RunningProject project) {
        var answer = project.get("/schema/snapshot");
        assertThat(answer.status()).isEqualTo(200);
        return answer.data();
    }

    private static void migrate(RunningProject project, String snapshot) {
        var diff = project.send("POST", "/schema/diff", snapshot);
        assertThat(diff.status()).as(diff.response().body()).isEqualTo(200);
        assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
    }

    private static String reason(Answer answer) {
        var errors = answer.json().find("errors").orElseThrow();
        return errors.toString();
    }

    @Test
    void movesTheModelAndThenFindsNothingLeft() {
        migrate(source, MODEL);
        var snapshot = snapshotOf(source);

        var diff = target.post("/schema/diff", snapshot);
        assertThat(diff.status()).isEqualTo(200);
        var applied = target.post("/schema/apply", diff.data());
        assertThat(applied.status()).isEqualTo(204);
        assertThat(applied.response().body()).isEmpty();
        assertThat(target.post("/schema/diff", snapshot).status()).isEqualTo(204);
        assertThat(snapshotOf(target)).hasToString(snapshot.toString());
    }

    @Test
    void takesWholeAnswersToo() {
        migrate(source, MODEL);
        var answer = source.get("/schema/snapshot");
        var diff = target.send("POST", "/schema/diff", answer.response().body());
        assertThat(diff.status()).isEqualTo(200);
        assertThat(target.send("POST", "/schema/apply", diff.response().body()).status())
                .isEqualTo(204);
        assertThat(target.post("/schema/diff", answer.data()).status()).isEqualTo(204);
    }

    @Test
    void refusesADiffForAnotherStateAndTakesAFreshOne() {
        migrate(source, MODEL);
        var snapshot = snapshotOf(source);
        var outdated = target.post("/schema/diff", snapshot).data();
        migrate(target, """
                {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
                 "collections": [{"collection": "note", "meta": {}, "schema": {}}],
                 "fields": [{"collection": "note", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}]}
                """);

        var refused = target.post("/schema/apply", outdated);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(reason(refused)).contains("INVALID_PAYLOAD", "hash does not match", "force");
        var fresh = target.post("/schema/diff", snapshot).data();
        assertThat(target.post("/schema/apply", fresh).status()).isEqualTo(204);
        assertThat(target.post("/schema/diff", snapshot).status()).isEqualTo(204);
    }

    @Test
    void appliesAnOutdatedDiffByForceAsLongAsItFits() {
        var diff = target.send("POST", "/schema/diff", MODEL).data();
        migrate(target, """
                {"version": 2, "directus": "12.4.0", "vendor": "sqlite",
                 "collections": [{"collection": "note", "meta": {}, "schema": {}}],
                 "fields": [{"collection": "note", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}]}
                """);
        assertThat(target.post("/schema/apply", diff).status()).isEqualTo(400);
        assertThat(target.post("/schema/apply?force", diff).status()).isEqualTo(204);
        var again = target.post("/schema/apply?force=true", diff);
        assertThat(again.status()).isEqualTo(400);
        assertThat(reason(again)).contains("create collection \\\"author\\\" but it already exists".replace("\\", ""));
    }

    @Test
    void refusesAnotherVersionAndAnotherProductUnlessForced() {
        var older = MODEL.replace("\"12.4.0\"", "\"11.17.4\"");
        assertThat(reason(target.send("POST", "/schema/diff", older))).contains("version 11.17.4");
        assertThat(target.send("POST", "/schema/diff?force=true", older).status())
                .isEqualTo(200);
        var other = MODEL.replace("\"sqlite\"", "\"postgres\"");
        assertThat(reason(target.send("POST", "/schema/diff", other))).contains("vendor postgres");
        assertThat(target.send("POST", "/schema/diff?force=false", other).status())
                .isEqualTo(400);
        assertThat(target.send("POST", "/schema/diff?force", other).status()).isEqualTo(200);
        var none = MODEL.replace("\"vendor\": \"sqlite\",", "");
        assertThat(target.send("POST", "/schema/diff", none).status()).isEqualTo(400);
        assertThat(target.send("POST", "/schema/diff?force=1", none).status()).isEqualTo(200);
    }

    @Test
    void saysWhatAWrongDocumentIs() {
        var diff = target.send("POST", "/schema/diff", MODEL).data();
        assertThat(reason(target.post("/schema/diff", diff))).contains("This is a diff", "/schema/apply");
        assertThat(reason(target.send("POST", "/schema/apply", MODEL))).contains("This is a snapshot", "/schema/diff");
        var error = target.send("POST", "/schema/diff", "{\"errors\": []}");
        assertThat(error.status()).isEqualTo(400);
        assertThat(reason(error)).contains("error answer");
    }

    @Test
    void listsEveryProblemAtOnce() {
        var answer = target.send("POST", "/schema/diff", """
                {"version": 3, "directus": 12, "vendor": "foo", "collections": {}, "fields": [{"collection": "a", "field": "b", "type": "bogus", "x": 1}], "extra": 1}
                """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(reason(answer))
                .contains(
                        "\"version\" must be one of [1, 2]",
                        "\"directus\" must be a string",
                        "\"vendor\" must be one of",
                        "\"collections\" must be an array",
                        "\"fields[0].type\" must be one of",
                        "\"fields[0].x\" is not allowed",
                        "\"extra\" is not allowed");
    }

    @Test
    void checksAccessBeforeTheBody() {
        for (var path : List.of("/schema/diff", "/schema/apply")) {
            var request = HttpRequest.newBuilder(target.address(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{not json"));
            assertThat(target.send(request).status()).isEqualTo(403);
            var unknown = request.copy().header("Authorization", "Bearer nobody");
            assertThat(target.send(unknown).status()).isEqualTo(401);
        }
        var both = HttpRequest.newBuilder(target.address("/schema/snapshot?access_token=" + RunningProject.TOKEN))
                .header("Authorization", "Bearer " + RunningProject.TOKEN);
        assertThat(target.send(both).status()).isEqualTo(400);
        var parameter = HttpRequest.newBuilder(target.address("/schema/snapshot?access_token=" + RunningProject.TOKEN));
        assertThat(target.send(parameter).status()).isEqualTo(200);
    }

    @Test
    void takesFilesInForms() {
        var yaml = YamlWriter.toText(JsonReader.read(MODEL));
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"s.yaml\"\r\nContent-Type: text/yaml\r\n\r\n"
                        + yaml + "\r\n--x--\r\n";
        var request = HttpRequest.newBuilder(target.address("/schema/diff"))
                .header("Authorization", "Bearer " + RunningProject.TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body));
        var diff = target.send(request);
        assertThat(diff.status()).as(diff.response().body()).isEqualTo(200);
        assertThat(target.post("/schema/apply", diff.data()).status()).isEqualTo(204);
    }

    @Test
    void warnsBesideTheDataAndInAHeader() {
        var odd = MODEL.replace("\"icon\": \"person\"", "\"icon\": \"person\", \"shoe_size\": 44");
        var diff = target.send("POST", "/schema/diff", odd);
        assertThat(diff.json().find("meta").orElseThrow().toString()).contains("UNKNOWN_META_KEY", "shoe_size");
        var applied = target.post("/schema/apply", diff.data());
        assertThat(applied.response().headers().firstValue("Lockstep-Warnings")).contains("1; UNKNOWN_META_KEY");
    }

    @Test
    void appliesOnlyOneOfTwoDiffsForTheSameState() throws Exception {
        var first = target.send("POST", "/schema/diff", MODEL).data();
        var second = target.send("POST", "/schema/diff", MODEL.replace("author", "writer"))
                .data();
        List<Callable<Integer>> both = List.of(
                () -> target.post("/schema/apply", first).status(),
                () -> target.post("/schema/apply", second).status());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(both).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(204, 400);
        }
    }

    @Test
    void answersAnEmptyDiffWithNothingDone() {
        var empty = """
                {"hash": "any", "diff": {"collections": [], "fields": [], "systemFields": [], "relations": []}}
                """;
        assertThat(target.send("POST", "/schema/apply", empty).status()).isEqualTo(204);
    }

    @Test
    void exportsWhatItTakesBack() {
        migrate(source, MODEL);
        var yaml = source.get("/schema/snapshot?export=yaml");
        assertThat(yaml.response().headers().firstValue("Content-Type")).contains("text/yaml; charset=utf-8");
        assertThat(yaml.response().headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"Export \\d{8}-\\d{6}\\.yaml\"");
        assertThat(yaml.response().body()).isEqualTo(YamlWriter.toText(snapshotOf(source)));
        assertThat(source.get("/schema/snapshot?export=docx").status()).isEqualTo(400);
        var partial = (JsonObject)
                source.get("/schema/snapshot?includeCollections=book").data();
        assertThat(partial.find("version").orElseThrow()).hasToString("2");
        assertThat(partial.toString()).contains("title").doesNotContain("person");
    }
}
