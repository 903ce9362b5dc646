package dev.lockstep.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {

    @TestFactory
    List<DynamicTest> readsAndWritesEverySnapshotWithoutChangingIt() throws IOException {
        return Corpus.files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> keeps(file)))
                .toList();
    }

    private static void keeps(Path file) throws IOException {
        JsonValue value;
        try (var in = Files.newInputStream(file)) {
            value = file.toString().endsWith(".json") ? JsonReader.read(in) : YamlReader.read(in);
        }
        assertThat(value).isInstanceOf(JsonObject.class);

        String yaml = YamlWriter.toText(value);
        JsonValue viaYaml = YamlReader.read(yaml);
        JsonValue viaJson = JsonReader.read(JsonWriter.toText(value));

        assertThat(viaYaml).isEqualTo(value);
        assertThat(viaJson).isEqualTo(value);
        assertThat(YamlWriter.toText(viaJson)).isEqualTo(yaml);
        assertThat(CanonicalJson.sha1(viaYaml)).isEqualTo(CanonicalJson.sha1(viaJson));
    }
}
