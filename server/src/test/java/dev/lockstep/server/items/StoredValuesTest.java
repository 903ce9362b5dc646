package dev.lockstep.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.ApiProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values look like in answers and in columns of SQLite, against what Directus 12.4 was seen to do. */
class StoredValuesTest {

    private static ApiProject project;

    @BeforeAll
    static void start() {
        project = ApiProject.recorded(ZoneId.of("UTC"));
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    @Test
    void keepsAndShowsValuesAsDirectusDoesButForTheDifferencesListed() throws IOException {
        var unexpected = new ArrayList<String>();
        for (var line : lines("values.tsv")) {
            var cells = Arrays.asList(line.split("\t", -1));
            var expected = cells.size() > 4 ? cells.subList(4, cells.size()) : cells.subList(2, cells.size());
            var actual = write(cells.get(0), cells.get(1));
            if (!String.join("\t", actual)
                    .strip()
                    .equals(String.join("\t", expected).strip())) {
                unexpected.add(cells.get(0) + " " + cells.get(1) + ": " + actual + ", not " + expected);
            }
        }
        assertThat(unexpected).isEmpty();
    }

    private static List<String> write(String column, String value) {
        int dot = column.indexOf('.');
        var table = column.substring(0, dot);
        var field = column.substring(dot + 1);
        var made = project.call("POST", "/items/" + table, "{\"" + field + "\":" + value + "}");
        if (made.status() != 200) {
            return List.of(made.status() + " " + code(made.body()));
        }
        var item = (JsonObject) made.data();
        var read = project.call("GET", "/items/" + table + "/" + item.get("id") + "?fields=" + field);
        assertThat(((JsonObject) read.data()).get(field)).isEqualTo(item.get(field));
        var kept = project.row("select typeof(" + field + ") || ' ' || quote(" + field + ") from " + table
                + " where id = " + item.get("id"));
        return List.of(JsonWriter.toText(Objects.requireNonNull(item.get(field))), kept.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'2020-01-02 03:04:05' | 2020-01-02T03:04:05.000Z | 2020-01-02T03:04:05 | 2020-01-02",
                "'2020-01-02T03:04:05.678Z' | 2020-01-02T03:04:05.678Z | 2020-01-02T03:04:05 | 2020-01-02",
                "'2020-01-02' | 2020-01-02T00:00:00.000Z | 2020-01-02T00:00:00 | 2020-01-02",
                "1577934245 | 1970-01-19T06:18:54.245Z | 1970-01-19T06:18:54 | 1970-01-19",
                "1577934245.5 | 1970-01-19T06:18:54.245Z | 1970-01-19T06:18:54 | 1970-01-19",
                "'1577934245000' | 2020-01-02T03:04:05.000Z | 2020-01-02T03:04:05 | 2020-01-02",
                "-1 | 1969-12-31T23:59:59.999Z | 1969-12-31T23:59:59 | 1969-12-31",
                "0 | 1970-01-01T00:00:00.000Z | 1970-01-01T00:00:00 | 1970-01-01",
                "'nonsense' | nonsense | nonsense | nonsense"
            })
    void readsTimesInEveryFormThatIsKept(String literal, String timestamp, String dateTime, String date) {
        project.sql("insert into own (id, ts, dt, d) values (5000, " + quoted(literal) + ", " + quoted(literal) + ", "
                + quoted(literal) + ")");
        try {
            assertThat(project.call("GET", "/items/own/5000?fields=ts,dt,d").data())
                    .isEqualTo(JsonReader.read(
                            "{\"ts\":\"" + timestamp + "\",\"dt\":\"" + dateTime + "\",\"d\":\"" + date + "\"}"));
        } finally {
            project.sql("delete from own where id = 5000");
        }
    }

    private static String quoted(String literal) {
        return literal.matches("-?[0-9.]+") ? literal : "'" + literal + "'";
    }

    @Test
    void meansTextsWithoutAZoneInTheServersOwn() {
        try (var eastern = ApiProject.recorded(ZoneId.of("America/New_York"))) {
            var sent = "{\"ts\":\"2020-01-02T03:04:05\",\"dt\":\"2020-01-02T03:04:05Z\",\"d\":\"2020-01-02\"}";
            var made = eastern.call("POST", "/items/own?fields=ts,dt,d", sent);

            assertThat(made.data())
                    .isEqualTo(JsonReader.read("{\"ts\":\"2020-01-02T08:04:05.000Z\",\"dt\":\"2020-01-01T22:04:05\","
                            + "\"d\":\"2020-01-02\"}"));
            assertThat(eastern.row("select ts, dt, d from own"))
                    .containsExactly("1577952245000", "1577934245000", "1577941200000");
        }
    }

    @Test
    void showsADayThatAnotherProgramWroteAsThatDay() {
        // Directus shows the day before, west of Greenwich.
        try (var eastern = ApiProject.recorded(ZoneId.of("America/New_York"))) {
            eastern.sql("insert into own (id, d, dt) values (1, '2020-01-02', '2020-01-02')");

            assertThat(eastern.call("GET", "/items/own/1?fields=d,dt").data())
                    .isEqualTo(JsonReader.read("{\"d\":\"2020-01-02\",\"dt\":\"2020-01-02T00:00:00\"}"));
        }
    }

    @Test
    void showsNumbersThatADoubleCannotHoldAsText() {
        project.sql("insert into own (id, bi) values (5001, 9223372036854775807), (5002, -9007199254740992)");

        assertThat(project.call("GET", "/items/own/5001?fields=bi").data())
                .isEqualTo(JsonReader.read("{\"bi\":\"9223372036854775807\"}"));
        assertThat(project.call("GET", "/items/own/5002?fields=bi").data())
                .isEqualTo(JsonReader.read("{\"bi\":\"-9007199254740992\"}"));
        project.call("PATCH", "/items/own/5002", "{\"bi\":\"9223372036854775807\"}");
        assertThat(project.row("select typeof(bi), bi from own where id = 5002"))
                .containsExactly("integer", "9223372036854775807");
        project.sql("delete from own where id > 5000");
    }

    @Test
    void givesBytesBackThatItShowed() {
        project.sql("insert into own (id, bl) values (5003, x'00ff61')");
        var shown = project.call("GET", "/items/own/5003?fields=bl").data();

        assertThat(shown).isEqualTo(JsonReader.read("{\"bl\":{\"type\":\"Buffer\",\"data\":[0,255,97]}}"));
        project.call("PATCH", "/items/own/5003", JsonWriter.toText(shown));
        assertThat(project.row("select quote(bl) from own where id = 5003")).containsExactly("X'00FF61'");
        project.sql("delete from own where id = 5003");
    }

    @Test
    void hashesAndHidesWhatIsMarkedSo() {
        var made = (JsonObject) project.call("POST", "/items/own?fields=id,h,hc", "{\"h\":\"secret\",\"hc\":\"other\"}")
                .data();
        var kept = project.row("select h, hc from own where id = " + made.get("id"));

        assertThat(made.text("hc")).contains("**********");
        assertThat(made.text("h")).contains(kept.getFirst());
        assertThat(project.passwords().verify("secret", kept.getFirst())).isTrue();
        assertThat(project.passwords().verify("other", kept.getLast())).isTrue();
        assertThat(project.passwords().verify("secret", kept.getLast())).isFalse();
    }

    @Test
    void leavesASecretAloneWhenItsMaskComesBack() {
        var made = (JsonObject) project.call("POST", "/items/own?fields=id,hc", "{\"hc\":\"secret\"}")
                .data();
        var kept = project.row("select hc from own where id = " + made.get("id"));

        project.call("PATCH", "/items/own/" + made.get("id"), JsonWriter.toText(made));

        assertThat(project.row("select hc from own where id = " + made.get("id")))
                .isEqualTo(kept);
    }

    @Test
    void fillsInIdsTimesAndUsers() {
        var made = (JsonObject) project.call("POST", "/items/own", "{\"us\":\"\",\"dc\":\"2020-01-01\"}")
                .data();
        var id = made.get("id");
        var administrator =
                ((JsonObject) project.call("GET", "/users/me?fields=id").data()).get("id");

        assertThat(made.text("us")).hasValueSatisfying(uuid -> assertThat(uuid).hasSize(36));
        assertThat(made.get("uc")).isEqualTo(administrator);
        assertThat(made.text("dc"))
                .hasValueSatisfying(
                        time -> assertThat(time).doesNotStartWith("2020").endsWith("Z"));
        assertThat(made.get("du")).matches(value -> value != null && value.isNull());
        var changed =
                (JsonObject) project.call("PATCH", "/items/own/" + id, "{}").data();
        assertThat(changed.text("du")).isPresent();
        assertThat(changed.get("dc")).isEqualTo(made.get("dc"));
        assertThat(project.row("select typeof(dc), typeof(du) from own where id = " + id))
                .containsExactly("integer", "integer");
    }

    @Test
    void refusesToKeepInClearWhatIsToBeEncrypted() {
        assertThat(project.call("POST", "/items/own", "{\"en\":\"abc\"}").status())
                .isEqualTo(400);
    }

    private static String code(JsonValue errors) {
        var first = (JsonObject) ((JsonArray) Objects.requireNonNull(((JsonObject) errors).get("errors")))
                .items()
                .getFirst();
        return ((JsonText) Objects.requireNonNull(
                        ((JsonObject) Objects.requireNonNull(first.get("extensions"))).get("code")))
                .value();
    }

    private static List<String> lines(String name) throws IOException {
        try (var file = Objects.requireNonNull(StoredValuesTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
