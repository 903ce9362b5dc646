package dev.lockstep.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.ApiProject;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What values look like in answers on MariaDB, against what Directus 12.4 was seen to do. */
class MariaDbValuesTest {

    private static final String MODEL = """
            version: 1
            directus: 12.4.0
            vendor: mysql
            collections: [{collection: val, meta: {}, schema: {}}]
            relations: []
            fields:
              - {collection: val, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: val, field: s, type: string, meta: {}, schema: {max_length: 10}}
              - {collection: val, field: t, type: text, meta: {}, schema: {}}
              - {collection: val, field: bo, type: boolean, meta: {special: [cast-boolean]}, schema: {}}
              - {collection: val, field: i, type: integer, meta: {}, schema: {}}
              - {collection: val, field: bi, type: bigInteger, meta: {}, schema: {}}
              - {collection: val, field: fl, type: float, meta: {}, schema: {data_type: float, numeric_precision: 10, numeric_scale: 5}}
              - {collection: val, field: de, type: decimal, meta: {}, schema: {numeric_precision: 12, numeric_scale: 3}}
              - {collection: val, field: da, type: date, meta: {}, schema: {}}
              - {collection: val, field: ti, type: time, meta: {}, schema: {}}
              - {collection: val, field: dt, type: dateTime, meta: {}, schema: {}}
              - {collection: val, field: ts, type: timestamp, meta: {}, schema: {}}
              - {collection: val, field: j, type: json, meta: {special: [cast-json]}, schema: {}}
              - {collection: val, field: cs, type: csv, meta: {special: [cast-csv]}, schema: {}}
              - {collection: val, field: u, type: string, meta: {}, schema: {data_type: char, max_length: 36}}
              - {collection: val, field: us, type: uuid, meta: {special: [uuid]}, schema: {}}
              - {collection: val, field: bl, type: binary, meta: {}, schema: {}}
            """;

    @Test
    void showsValuesAsDirectusDoesButForTheDifferencesListed() throws IOException {
        var unexpected = new ArrayList<String>();
        try (var project = ApiProject.of(TestVendor.MARIADB, YamlReader.read(MODEL))) {
            for (var line : lines()) {
                var cells = Arrays.asList(line.split("\t", -1));
                var actual = write(project, cells.get(0), cells.get(1));
                if (!actual.equals(cells.getLast())) {
                    unexpected.add(line + "\t" + actual);
                }
                assertThat(cells.size() < 4 || !cells.get(2).equals(cells.get(3)))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(unexpected).isEmpty();
    }

    private static String write(ApiProject project, String field, String value) {
        var made = project.call("POST", "/items/val", "{\"" + field + "\":" + value + "}");
        if (made.status() != 200) {
            return made.status() + " " + code((JsonObject) made.body());
        }
        var key = ((JsonObject) made.data()).get("id");
        var read = project.call("GET", "/items/val/" + key + "?fields=" + field);
        return JsonWriter.toText(
                        Objects.requireNonNull(((JsonObject) read.data()).get(field)), JsonWriter.Layout.COMPACT)
                .strip();
    }

    private static String code(JsonObject answer) {
        var error = (JsonObject)
                ((JsonArray) answer.find("errors").orElseThrow()).items().getFirst();
        return ((JsonObject) error.find("extensions").orElseThrow())
                .text("code")
                .orElseThrow();
    }

    private static List<String> lines() throws IOException {
        try (var stream = Objects.requireNonNull(MariaDbValuesTest.class.getResourceAsStream("values-mariadb.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
