package dev.lockstep.server.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes with a collection or field that is deleted, what is changed elsewhere, and that no value is lost. */
@ParameterizedClass(name = "{0}")
@EnumSource(names = {"SQLITE", "POSTGRES"})
class RemovalTest {

    private final TestVendor vendor;

    private ScratchProject project;
    private TestServer server;

    RemovalTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    @BeforeEach
    void start() {
        project = ScratchProject.create(vendor);
        server = TestServer.start(project.migrator(), project.database());
        post("/collections", """
                {"collection":"folder","schema":null,"meta":{}}""");
        post("/collections", """
                {"collection":"parent","schema":{},"meta":{"group":"folder"},"fields":[
                  {"field":"id","type":"integer","schema":{"is_primary_key":true,"has_auto_increment":true},"meta":{}},
                  {"field":"name","type":"string","meta":{}},
                  {"field":"children","type":"alias","meta":{"special":["o2m"]}},
                  {"field":"box","type":"alias","meta":{"special":["alias","no-data","group"]}}]}""");
        post("/collections", """
                {"collection":"child","schema":{},"meta":{"sort_field":"sort","archive_field":"state",
                   "item_duplication_fields":["sort","parent"]},"fields":[
                  {"field":"id","type":"integer","schema":{"is_primary_key":true,"has_auto_increment":true},"meta":{}},
                  {"field":"sort","type":"integer","meta":{}},
                  {"field":"state","type":"string","meta":{}},
                  {"field":"item","type":"string","meta":{}},
                  {"field":"collection","type":"string","meta":{}},
                  {"field":"parent","type":"integer","meta":{"special":["m2o"]}}]}""");
        post("/relations", """
                {"collection":"child","field":"parent","related_collection":"parent","schema":{"on_delete":"SET NULL"},
                 "meta":{"one_field":"children","sort_field":"sort"}}""");
        post("/relations", """
                {"collection":"child","field":"item","related_collection":null,
                 "meta":{"one_collection_field":"collection","one_allowed_collections":["parent","folder"]}}""");
        sql("insert into parent (id, name) values (1, 'p')");
        sql("insert into child (id, sort, state, parent) values (1, 7, 'on', 1)");
    }

    @AfterEach
    void stop() {
        server.close();
        project.close();
    }

    @Test
    void aCollectionTakesAlongWhatPointsAtItAndNoMore() {
        assertThat(server.send("DELETE", "/collections/parent", null).status()).isEqualTo(204);

        assertThat(server.get("/collections/parent").status()).isEqualTo(403);
        assertThat(server.get("/fields/child/parent").status()).isEqualTo(403);
        assertThat(server.get("/relations/child/parent").status()).isEqualTo(403);
        assertThat(meta("/relations/child/item").get("one_allowed_collections"))
                .isEqualTo(JsonReader.read("[\"folder\"]"));
        assertThat(meta("/collections/child").get("item_duplication_fields")).isEqualTo(JsonReader.read("[\"sort\"]"));
        assertThat(texts("select state from child")).containsExactly("on");
    }

    @Test
    void aCollectionAndTheColumnsThatPointAtItAreSetAside() {
        server.send("DELETE", "/collections/parent", null);

        assertThat(texts("select collection || '.' || coalesce(field, '') from lockstep_kept order by id"))
                .containsExactlyInAnyOrder("parent.", "child.parent");
    }

    @Test
    void membersOfAFolderThatGoesStandAtTheTop() {
        assertThat(server.send("DELETE", "/collections/folder", null).status()).isEqualTo(204);

        assertThat(meta("/collections/parent").get("group")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void aFieldTakesAlongItsRelationAndTheAliasOnTheOtherSide() {
        assertThat(server.send("DELETE", "/fields/child/parent", null).status()).isEqualTo(204);

        assertThat(server.get("/fields/parent/children").status()).isEqualTo(403);
        assertThat(server.get("/relations/child/parent").status()).isEqualTo(403);
        assertThat(texts("select name from parent")).containsExactly("p");
    }

    @Test
    void anAliasLeavesTheRelationThatItShowed() {
        assertThat(server.send("DELETE", "/fields/parent/children", null).status())
                .isEqualTo(204);

        assertThat(meta("/relations/child/parent").get("one_field")).isEqualTo(JsonNull.NULL);
        assertThat(texts("select parent from child")).containsExactly("1");
    }

    @Test
    void nothingNamesAFieldThatIsGone() {
        server.send("PATCH", "/fields/parent/name", json("""
                {"meta":{"group":"box"}}"""), true);
        server.send("DELETE", "/fields/child/sort", null);
        server.send("DELETE", "/fields/child/state", null);
        server.send("DELETE", "/fields/parent/box", null);

        var child = meta("/collections/child");
        assertThat(child.get("sort_field")).isEqualTo(JsonNull.NULL);
        assertThat(child.get("archive_field")).isEqualTo(JsonNull.NULL);
        assertThat(child.get("item_duplication_fields")).isEqualTo(JsonReader.read("[\"parent\"]"));
        assertThat(meta("/relations/child/parent").get("sort_field")).isEqualTo(JsonNull.NULL);
        assertThat(meta("/fields/parent/name").get("group")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void columnsOfTablesWithoutARowLoseOnlyTheirForeignKey() {
        sql("create table legacy (id integer primary key, parent integer references parent (id))");
        sql("insert into legacy values (1, 1)");

        assertThat(server.send("DELETE", "/collections/parent", null).status()).isEqualTo(204);
        assertThat(texts("select parent from legacy")).containsExactly("1");
        assertThat(server.get("/relations/legacy/parent").status()).isEqualTo(403);
    }

    @Test
    void aTableWithoutARowCanBeDroppedToo() {
        post("/collections", """
                {"collection":"bare","schema":{}}""");

        assertThat(server.send("DELETE", "/collections/bare", null).status()).isEqualTo(204);
        assertThat(texts("select field from directus_fields where collection = 'bare'"))
                .isEmpty();
    }

    private void post(String path, String body) {
        var answer = server.send("POST", path, json(body), true);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static JsonValue json(String text) {
        return JsonReader.read(text);
    }

    private JsonObject meta(String path) {
        var body = (JsonObject) server.get(path).body();
        var data = (JsonObject) Objects.requireNonNull(body.get("data"), body::toString);
        return (JsonObject) Objects.requireNonNull(data.get("meta"));
    }

    private void sql(String sql) {
        project.database().write(connection -> {
            Statements.execute(connection, Sql.of(sql));
            return true;
        });
    }

    private List<String> texts(String sql) {
        return project.database().read(connection -> Statements.queryTexts(connection, Sql.of(sql)));
    }
}
