package dev.lockstep.server.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.datamodel.TestServer.Answer;
import dev.lockstep.testkit.ScratchProject;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where we do more, or refuse more, than the recorded answers show. */
class ChangeTest {

    private ScratchProject project;
    private TestServer server;

    @BeforeEach
    void start() {
        project = ScratchProject.create();
        server = TestServer.start(project.migrator(), project.database());
        for (var name : new String[] {"a", "b", "c"}) {
            send("POST", "/collections", """
                    {"collection":"%s","schema":{},"meta":{},"fields":[{"field":"n","type":"integer","meta":{}}]}""".formatted(name));
        }
    }

    @AfterEach
    void stop() {
        server.close();
        project.close();
    }

    @Test
    void aRelationPointedElsewhereMovesItsForeignKey() {
        send("POST", "/relations", """
                {"collection":"a","field":"n","related_collection":"b","schema":{"on_delete":"SET NULL"}}""");
        var moved = send("PATCH", "/relations/a/n", """
                {"related_collection":"c"}""");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(member(moved, "schema").get("foreign_key_table")).isEqualTo(JsonValue.of("c"));
        assertThat(member(moved, "schema").get("on_delete")).isEqualTo(JsonValue.of("SET NULL"));
        assertThat(((JsonArray) data(server.get("/relations/a"))).items()).hasSize(1);
    }

    @Test
    void whatARelationIsSentBackAsChangesNothing() {
        send("POST", "/relations", """
                {"collection":"a","field":"n","related_collection":"b","schema":{"on_delete":"CASCADE"}}""");
        var before = server.get("/relations/a/n");

        assertThat(server.send("PATCH", "/relations/a/n", data(before), true)).isEqualTo(before);
    }

    @Test
    void whatFieldsAndCollectionsAreSentBackAsChangesNothing() {
        for (var path : new String[] {"/collections/a", "/fields/a/n", "/fields/a/id"}) {
            var before = server.get(path);
            assertThat(server.send("PATCH", path, data(before), true)).isEqualTo(before);
        }
        assertThat(server.send("PATCH", "/fields/a", data(server.get("/fields/a")), true)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTableWithoutARowStaysSoUntilItIsGivenOne() {
        send("POST", "/collections", """
                {"collection":"bare","schema":{}}""");
        send("PATCH", "/fields/bare/id", """
                {"schema":{"is_nullable":false}}""");
        assertThat(((JsonObject) data(server.get("/collections/bare"))).get("meta"))
                .isEqualTo(JsonNull.NULL);

        send("PATCH", "/collections/bare", """
                {"meta":{"note":"now ours"}}""");
        assertThat(member(server.get("/collections/bare"), "meta").get("note")).isEqualTo(JsonValue.of("now ours"));
    }

    @Test
    void aColumnWithoutARowStaysSoUntilItIsGivenOne() {
        send("POST", "/fields/a", """
                {"field":"raw","type":"csv","schema":{"max_length":20}}""");
        send("PATCH", "/fields/a/raw", """
                {"schema":{"is_indexed":true}}""");
        assertThat(((JsonObject) data(server.get("/fields/a/raw"))).get("meta")).isEqualTo(JsonNull.NULL);

        send("PATCH", "/fields/a/raw", """
                {"meta":{"note":"now ours"}}""");
        assertThat(member(server.get("/fields/a/raw"), "meta").get("note")).isEqualTo(JsonValue.of("now ours"));
    }

    @Test
    void aSecondPrimaryKeyAndTheLossOfTheFirstAreRefused() {
        assertThat(send("PATCH", "/fields/a/n", """
                {"schema":{"is_primary_key":true}}""").status()).isEqualTo(400);
        assertThat(server.send("DELETE", "/fields/a/id", null).status()).isEqualTo(400);
        assertThat(server.get("/fields/a/id").status()).isEqualTo(200);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsMade() {
        var answer = send("POST", "/collections", """
                [{"collection":"good","schema":{},"meta":{}},
                 {"collection":"","schema":5},
                 {"collection":"a","fields":[{"field":"x","type":"bogus"},{"type":"string"}]}]""");

        assertThat(answer.status()).isEqualTo(400);
        var errors = ((JsonArray) Objects.requireNonNull(((JsonObject) answer.body()).get("errors"))).items();
        assertThat(errors).hasSizeGreaterThanOrEqualTo(4);
        assertThat(server.get("/collections/good").status()).isEqualTo(403);
    }

    @Test
    void namesThatDifferOnlyByCaseAreRefusedWhereTheyAreOneColumn() {
        assertThat(send("POST", "/fields/a", """
                {"field":"N","type":"string"}""").status()).isEqualTo(400);
        assertThat(send("POST", "/collections", """
                {"collection":"d","schema":{},"meta":{},"fields":[
                  {"field":"x","type":"string","meta":{}},{"field":"X","type":"string","meta":{}}]}""").status()).isEqualTo(400);
    }

    @Test
    void anIndexOnABuiltInFieldCanBeMadeAndDropped() {
        send("PATCH", "/fields/directus_users", """
                [{"field":"last_name","schema":{"is_indexed":true}}]""");
        assertThat(member(server.get("/fields/directus_users/last_name"), "schema")
                        .flag("is_indexed"))
                .contains(true);
        assertThat(project.migrator().inspect().model().systemIndexes().toString())
                .contains("last_name");
    }

    @Test
    void builtInThingsAreTheServersOwn() {
        assertThat(send("PATCH", "/collections/directus_users", """
                {"meta":{"note":"x"}}""").status()).isEqualTo(403);
        assertThat(server.send("DELETE", "/collections/directus_users", null).status())
                .isEqualTo(403);
        assertThat(send("PATCH", "/relations/directus_users/role", """
                {"meta":{"one_field":"x"}}""").status())
                .isEqualTo(403);
        assertThat(send("POST", "/relations", """
                {"collection":"directus_users","field":"email","related_collection":"a"}""").status()).isEqualTo(400);
    }

    @Test
    void aFieldOfABuiltInCollectionCanPointAtOurs() {
        send("POST", "/fields/directus_users", """
                {"field":"home","type":"integer","meta":{"special":["m2o"]}}""");
        assertThat(send("POST", "/relations", """
                {"collection":"directus_users","field":"home","related_collection":"a"}""").status()).isEqualTo(200);
        assertThat(server.send("DELETE", "/collections/a", null).status()).isEqualTo(204);
        assertThat(server.get("/fields/directus_users/home").status()).isEqualTo(403);
    }

    @Test
    void searchAnswersTheNamesItIsGiven() {
        var found = ((JsonArray) data(send("SEARCH", "/collections", """
                {"keys":["c","a"]}"""))).items();
        assertThat(found.stream()
                        .map(each -> ((JsonObject) each).text("collection").orElseThrow()))
                .containsExactly("c", "a");
        assertThat(send("SEARCH", "/collections", """
                {"query":{"limit":-1}}""")).isEqualTo(server.get("/collections"));
        assertThat(send("SEARCH", "/collections", """
                {"keys":"c"}""").status()).isEqualTo(400);
    }

    private Answer send(String method, String path, String body) {
        return server.send(method, path, JsonReader.read(body), true);
    }

    private static JsonValue data(Answer answer) {
        return Objects.requireNonNull(((JsonObject) answer.body()).get("data"), answer::toString);
    }

    private static JsonObject member(Answer answer, String key) {
        return (JsonObject) Objects.requireNonNull(((JsonObject) data(answer)).get(key));
    }
}
