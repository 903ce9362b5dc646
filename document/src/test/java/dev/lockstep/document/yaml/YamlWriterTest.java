package dev.lockstep.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"12.4.0-sqlite", "12.4.0-postgres"})
    void writesTheBytesThatDirectusExports(String database) throws IOException {
        var answer = (JsonObject) JsonReader.read(resource("/dev/lockstep/document/snapshots/" + database + ".json"));
        var snapshot = answer.find("data").orElseThrow();
        var out = new ByteArrayOutputStream();

        YamlWriter.write(snapshot, out);

        var exported = resource("/dev/lockstep/document/snapshots/" + database + ".yaml");
        assertThat(out.toByteArray()).isEqualTo(exported);
        assertThat(YamlReader.read(exported)).isEqualTo(snapshot);
    }

    /** Texts with what js-yaml 4.3.2, the version in Directus 12.4, made of each as a value, nested, and as a key. */
    @ParameterizedTest
    @MethodSource("recordedTexts")
    void writesTextsInTheStyleOfJsYaml(JsonObject recorded) {
        JsonValue text = recorded.find("text").orElseThrow();

        assertThat(YamlWriter.toText(object("a", text)))
                .isEqualTo(recorded.text("value").orElseThrow());
        assertThat(YamlWriter.toText(object("a", list(object("b", list(text))))))
                .isEqualTo(recorded.text("nested").orElseThrow());
        recorded.text("key")
                .ifPresent(yaml -> assertThat(
                                YamlWriter.toText(object(((JsonText) text).value(), list(JsonValue.of(1)))))
                        .isEqualTo(yaml));
    }

    static Stream<JsonValue> recordedTexts() {
        var cases = (JsonArray) JsonReader.read(resource("/dev/lockstep/document/yaml-texts.json"));
        return cases.items().stream();
    }

    @Test
    void laysOutNestedListsAndObjects() {
        var value = JsonReader.read("""
                {"a":[],"b":{},"c":[1,[2,[3],[]],{"d":{"e":[{"f":null,"g":true}]},"h":[]}],"i":{"j":{"k":{}}}}""");

        assertThat(YamlWriter.toText(value)).isEqualTo("""
                a: []
                b: {}
                c:
                  - 1
                  - - 2
                    - - 3
                    - []
                  - d:
                      e:
                        - f: null
                          g: true
                    h: []
                i:
                  j:
                    k: {}
                """);
    }

    @Test
    void foldsLongLinesAtBlanks() {
        var line = "a line that is longer than eighty columns has to be folded somewhere, and that is at a blank";

        assertThat(YamlWriter.toText(object("note", JsonValue.of(line + "\nshort\n indented\n"))))
                .isEqualTo("""
                        note: >
                          a line that is longer than eighty columns has to be folded somewhere, and that
                          is at a blank

                          short
                           indented
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1.5, 1.5",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1e-7, 1.e-7",
        "-1e-7, -1.e-7",
        "1.5e-7, 1.5e-7",
        "1.5e22, 1.5e+22",
        "9007199254740993, 9007199254740993"
    })
    void writesNumbersSoThatTheyAreReadAsNumbers(BigDecimal number, String yaml) {
        assertThat(YamlWriter.toText(new JsonNumber(number))).isEqualTo(yaml + "\n");
    }

    @ParameterizedTest
    @CsvSource({"..., '''...'''", "... x, '''... x'''", "...x, ...x"})
    void quotesWhatWouldEndTheDocument(String text, String yaml) {
        assertThat(YamlWriter.toText(JsonValue.of(text))).isEqualTo(yaml + "\n");
        assertThat(YamlReader.read(YamlWriter.toText(object(text, JsonValue.of(text)))))
                .isEqualTo(object(text, JsonValue.of(text)));
    }

    private static JsonValue object(String name, JsonValue value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static JsonValue list(JsonValue item) {
        return new JsonArray(List.of(item));
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(YamlWriterTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
