package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that leave something out, or say it in their own way, from the diff to what is there after the apply. */
class OddFilesTest {

    private static final String MODEL = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "author", "meta": {"group": "shop"}, "schema": {}},
               {"collection": "book", "meta": {"group": "shop"}, "schema": {}},
               {"collection": "shop", "meta": {"icon": "folder"}}],
             "fields": [
               {"collection": "author", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "author", "type": "integer", "meta": {}, "schema": {}},
               {"collection": "directus_users", "field": "nickname", "type": "string", "meta": {}, "schema": {}}],
             "relations": [
               {"collection": "book", "field": "author", "related_collection": "author", "meta": {}, "schema": {"on_delete": "SET NULL"}}]}
            """;

    private final RunningProject project = RunningProject.start();

    @BeforeEach
    void build() {
        apply(project.send("POST", "/schema/diff", MODEL));
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private Answer apply(Answer diff) {
        assertThat(diff.status()).as(diff.response().body()).isEqualTo(200);
        var applied = project.post("/schema/apply", diff.data());
        assertThat(applied.status()).as(applied.response().body()).isEqualTo(204);
        return applied;
    }

    private Answer upload(String yaml) {
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"s.yaml\"\r\nContent-Type: text/yaml\r\n\r\n"
                        + yaml + "\r\n--x--\r\n";
        return project.send(HttpRequest.newBuilder(project.address("/schema/diff"))
                .header("Authorization", "Bearer " + RunningProject.TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonObject snapshot() {
        return (JsonObject) project.get("/schema/snapshot").data();
    }

    private JsonValue section(String name) {
        return snapshot().find(name).orElseThrow();
    }

    @Test
    void aVersionInQuotesIsPartialAllTheSame() {
        var before = snapshot();
        apply(upload("""
                version: '2'
                directus: 12.4.0
                vendor: sqlite
                collections:
                  - collection: author
                    meta:
                      note: Somebody
                fields:
                  - collection: author
                    field: id
                relations: []
                """));
        assertThat(section("fields")).isEqualTo(before.get("fields"));
        assertThat(section("relations")).isEqualTo(before.get("relations"));
        assertThat(section("systemFields")).isEqualTo(before.get("systemFields"));
        assertThat(JsonWriter.toText(section("collections")).replace("\"note\":\"Somebody\"", "\"note\":null"))
                .isEqualTo(JsonWriter.toText(before.find("collections").orElseThrow()));
    }

    @Test
    void aFileWithoutASectionChangesNothingThere() {
        var before = snapshot();
        for (var section : new String[] {"collections", "fields", "systemFields", "relations"}) {
            assertThat(project.post("/schema/diff", before.without(section)).status())
                    .as(section)
                    .isEqualTo(204);
        }
    }

    @Test
    void aCollectionWhoseFolderIsMissingIsMadeAtTheTop() {
        try (var target = RunningProject.start()) {
            for (var partial : new String[] {"""
                {"version": 2, "directus": "12.4.0", "vendor": "sqlite",
                 "collections": [{"collection": "author", "meta": {"group": "shop"}, "schema": {}}],
                 "fields": [], "relations": []}
                """, """
                {"version": 2, "directus": "12.4.0", "vendor": "sqlite",
                 "collections": [{"collection": "book", "meta": {"group": "shop"}, "schema": {}}],
                 "fields": [{"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}}],
                 "relations": []}
                """}) {
                var diff = target.send("POST", "/schema/diff", partial);
                var applied = target.post("/schema/apply", diff.data());
                assertThat(applied.status()).as(applied.response().body()).isEqualTo(204);
                assertThat(applied.response()
                                .headers()
                                .firstValue("Lockstep-Warnings")
                                .orElse(""))
                        .contains("MISSING_GROUP");
                assertThat(target.send("POST", "/schema/diff", partial).status())
                        .isEqualTo(204);
            }
            assertThat(target.get("/items/author").status()).isEqualTo(200);
            assertThat(target.get("/items/book").status()).isEqualTo(200);
        }
    }

    @Test
    void relationsToACollectionThatGoesAreRefusedOrLeftOut() {
        var without =
                MODEL.replace("{\"collection\": \"author\", \"meta\": {\"group\": \"shop\"}, \"schema\": {}},", "");
        var refused = project.send("POST", "/schema/diff", without);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body())
                .contains("\"path\":\"relations[0]\"", "which it points at, goes, since the document lacks it");
        apply(project.send("POST", "/schema/diff?force", without));
        assertThat(project.send("POST", "/schema/diff?force", without).status()).isEqualTo(204);
        assertThat(section("relations")).hasToString("[]");
    }

    @Test
    void aSnapshotOfMoreThanAMegabyteIsTaken() {
        var note = "x".repeat(1_500_000);
        var large = MODEL.replace("\"icon\": \"folder\"", "\"icon\": \"folder\", \"note\": \"" + note + "\"");
        apply(project.send("POST", "/schema/diff", large));
        assertThat(project.send("POST", "/schema/diff", large).status()).isEqualTo(204);
        assertThat(project.get("/schema/snapshot").response().body()).contains(note);
    }

    @Test
    void aProjectHasAsManyCollectionsAsItNeeds() {
        var collections = IntStream.range(0, 27)
                .mapToObj(i -> "{\"collection\": \"many_" + i + "\", \"meta\": {}, \"schema\": {}}")
                .collect(Collectors.joining(", "));
        apply(project.send(
                "POST",
                "/schema/diff?mode=merge",
                "{\"version\": 1, \"directus\": \"12.4.0\", \"vendor\": \"sqlite\", \"collections\": [" + collections
                        + "]}"));
        apply(project.send(
                "POST",
                "/schema/diff",
                JsonWriter.toText(snapshot()).replace("\"icon\":\"folder\"", "\"icon\":\"box\"")));
        assertThat(JsonWriter.toText(snapshot())).contains("many_26", "\"icon\":\"box\"");
    }

    @Test
    void aNameThatIsTooLongIsNamed() {
        var name = "n".repeat(70);
        var field = "{\"field\": \"" + name + "\", \"type\": \"string\", \"meta\": {}, \"schema\": {}}";
        var ofField = project.send("POST", "/fields/book", field);
        assertThat(ofField.status()).isEqualTo(400);
        assertThat(ofField.response().body()).contains("INVALID_NAME", name);
        var collection = "{\"collection\": \"" + name + "\", \"meta\": {}, \"schema\": {}}";
        var ofCollection = project.send("POST", "/collections", collection);
        assertThat(ofCollection.status()).isEqualTo(400);
        assertThat(ofCollection.response().body()).contains("VALUE_TOO_LONG", "\"value\":\"" + name);
    }
}
