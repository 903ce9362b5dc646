package dev.lockstep.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.ApiProject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemRoutesTest {

    private ApiProject project;

    @BeforeEach
    void start() {
        project = ApiProject.recorded(ZoneId.of("UTC"));
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void showsFieldsInTheOrderOfTheColumnsOrOfTheRequest() {
        project.call("POST", "/items/x", "{\"b\":\"one\"}");

        assertThat(JsonWriter.toText(project.call("GET", "/items/x/1").data()))
                .isEqualTo("{\"id\":1,\"a\":null,\"b\":\"one\",\"c\":\"\",\"f\":null,\"j\":null,\"fl\":null}");
        assertThat(JsonWriter.toText(
                        project.call("GET", "/items/x/1?fields=b,id").data()))
                .isEqualTo("{\"b\":\"one\",\"id\":1}");
    }

    @Test
    void keepsNothingOfARequestOfWhichOneItemIsRefused() {
        var refused = project.call("POST", "/items/x", "[{\"a\":1},{\"b\":\"one\"},{\"b\":\"one\"}]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(project.row("select count(*) from x")).containsExactly("0");
    }

    @Test
    void changesNothingWhenOneOfSeveralChangesIsRefused() {
        project.call("POST", "/items/x", "[{\"b\":\"one\"},{\"b\":\"two\"}]");

        var refused = project.call("PATCH", "/items/x", "[{\"id\":1,\"a\":5},{\"id\":2,\"b\":\"one\"}]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(project.row("select count(*) from x where a = 5")).containsExactly("0");
    }

    @Test
    void tellsEverythingThatIsWrongWithAnItemAtOnce() {
        var refused = project.call("POST", "/items/z", "{\"n\":\"x\",\"req\":1}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(((JsonObject) refused.body()).get("errors"))
                .isInstanceOfSatisfying(
                        JsonArray.class, errors -> assertThat(errors.items()).hasSize(2));
    }

    @Test
    void writesNothingWhenTheAnswerCannotBeGiven() {
        // Directus makes the item and answers 204.
        assertThat(project.call("POST", "/items/x?fields=nope", "{\"a\":1}").status())
                .isEqualTo(403);
        assertThat(project.row("select count(*) from x")).containsExactly("0");
    }

    @Test
    void refusesABodyThatItCannotRead() {
        // Directus makes an item of nothing but defaults.
        var refused = project.send(
                "POST",
                "/items/x",
                "{\"a\":5}",
                List.of("Content-Type", "text/plain", "Authorization", "Bearer admintoken"));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(project.row("select count(*) from x")).containsExactly("0");
    }

    @Test
    void refusesNestedItemsInsteadOfLosingThem() {
        assertThat(project.call("POST", "/items/p", "{\"kids\":[{\"id\":1}]}").status())
                .isEqualTo(400);
        assertThat(project.call("POST", "/items/x", "{\"f\":{\"name\":\"new\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(project.row("select (select count(*) from p) + (select count(*) from x)"))
                .containsExactly("0");
    }

    @Test
    void writesAndRemovesMoreItemsThanAStatementCanName() {
        int count = 2 * ItemReader.CHUNK + 1;
        var items = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"name\":\"n" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        var keys = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));

        var made = (JsonArray) project.call("POST", "/items/y?fields=id", items).data();
        var changed = (JsonArray)
                project.call("PATCH", "/items/y?sort=-id", "{\"keys\":" + keys + ",\"data\":{\"name\":\"x\"}}")
                        .data();

        assertThat(made.items()).hasSize(count);
        assertThat(made.items().getLast()).isEqualTo(JsonReader.read("{\"id\":" + count + "}"));
        assertThat(changed.items().getFirst()).isEqualTo(JsonReader.read("{\"id\":" + count + ",\"name\":\"x\"}"));
        assertThat(((JsonArray) project.call("GET", "/items/y?limit=-1").data()).items())
                .hasSize(count);
        assertThat(((JsonArray) project.call("GET", "/items/y").data()).items()).hasSize(100);
        assertThat(project.call("DELETE", "/items/y", keys).status()).isEqualTo(204);
        assertThat(project.row("select count(*) from y")).containsExactly("0");
    }

    @Test
    void refusesAValueForAColumnThatTheDatabaseComputes() {
        assertThat(project.call("POST", "/items/s_sql", "{\"i\":4,\"gs\":9}").status())
                .isEqualTo(400);
        assertThat(((JsonObject) project.call("POST", "/items/s_sql?fields=gs,gv", "{\"i\":4}")
                        .data()))
                .isEqualTo(JsonReader.read("{\"gs\":5,\"gv\":6}"));
    }

    @Test
    void showsTheDefaultsOfASingletonBeforeItIsWritten() {
        project.sql("alter table sing add column color varchar(20) default 'red'");
        project.sql("insert into directus_fields (collection, field) values ('sing', 'color')");

        assertThat(project.call("GET", "/items/sing").data())
                .isEqualTo(JsonReader.read("{\"id\":null,\"color\":\"red\"}"));
        assertThat(project.call("PATCH", "/items/sing", "{\"t\":\"a\"}").data())
                .isEqualTo(JsonReader.read("{\"id\":1,\"t\":\"a\",\"color\":\"red\"}"));
        assertThat(project.call("PATCH", "/items/sing", "{\"t\":\"b\"}").data())
                .isEqualTo(JsonReader.read("{\"id\":1,\"t\":\"b\",\"color\":\"red\"}"));
    }

    @Test
    void fillsDefaultsAsTheDatabaseDeclaresThem() {
        var made =
                (JsonObject) project.call("POST", "/items/owndef", "{\"id\":\"0068cb0e-79aa-430d-beeb-f036ce45d920\"}")
                        .data();

        assertThat(made.without("d").without("e").without("j").without("o"))
                .isEqualTo(JsonReader.read("{\"id\":\"0068cb0e-79aa-430d-beeb-f036ce45d920\",\"a\":\"abc\",\"b\":7,"
                        + "\"c\":1,\"c0\":0,\"f\":{\"a\":1},\"g\":[1,2],\"h\":1.5,\"i\":\"2020-01-02\","
                        + "\"k\":\"03:04:05\",\"l\":\"x'y\",\"m\":\"\",\"p\":2,\"q\":\"9007199254740993\","
                        + "\"r\":\"a,b\",\"s\":\"2020-01-02T03:04:05.000Z\"}"));
    }

    @Test
    void takesNamesAndValuesLiterally() {
        project.sql("create table \"we\"\"ird\" (\"i`d\" integer primary key, \"a'b]\" text)");
        project.sql("insert into directus_collections (collection) values ('we\"ird')");
        project.sql("insert into directus_fields (collection, field) values ('we\"ird', 'i`d'), ('we\"ird', 'a''b]')");
        var value = "'; drop table x; --\\\"";

        var made = project.call("POST", "/items/we%22ird", "{\"a'b]\":\"" + value + "\"}");

        assertThat(made.data()).isEqualTo(JsonReader.read("{\"i`d\":1,\"a'b]\":\"" + value + "\"}"));
        var filter = "%7B%22a'b%5D%22:%7B%22_eq%22:%22';%20drop%20table%20x;%20--%5C%22%22%7D%7D";
        assertThat(project.call("GET", "/items/we%22ird?fields=i%60d&filter=" + filter)
                        .data())
                .isEqualTo(JsonReader.read("[{\"i`d\":1}]"));
    }

    @Test
    void bearsFiltersOfManyConditionsAndRefusesThoseOfTooMany() {
        project.call("POST", "/items/x", "{\"a\":1500}");
        var conditions = IntStream.rangeClosed(1, 3000)
                .mapToObj(i -> "{\"a\":{\"_eq\":" + i + "}}")
                .collect(Collectors.joining(","));
        var values = IntStream.range(0, 40_000).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(search("{\"_or\":[" + conditions + "]}").data()).isEqualTo(JsonReader.read("[{\"id\":1}]"));
        assertThat(search("{\"a\":{\"_in\":[" + values + "]}}").status()).isEqualTo(400);
    }

    @Test
    void refusesASearchWhoseQueryIsNone() {
        for (var query : List.of("17", "\"id\"", "[1]", "true")) {
            var refused = project.call("SEARCH", "/items/x", "{\"query\":" + query + "}");
            assertThat(refused.status()).as(query).isEqualTo(400);
        }
        assertThat(project.call("SEARCH", "/items/x", "{\"query\":null}").status())
                .isEqualTo(200);
    }

    private ApiProject.Answer search(String filter) {
        return project.call("SEARCH", "/items/x", "{\"query\":{\"fields\":[\"id\"],\"filter\":" + filter + "}}");
    }

    @Test
    void keepsSystemTablesAndOurOwnOutOfReach() {
        assertThat(project.call("GET", "/items/directus_users").status()).isEqualTo(403);
        assertThat(project.call("DELETE", "/items/lockstep_kept/1").status()).isEqualTo(403);
    }
}
