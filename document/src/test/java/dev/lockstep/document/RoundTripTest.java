package dev.lockstep.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.json.JsonWriter.Layout;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final int ROUNDS = 10_000;

    @Test
    void readsBackEveryValueThatItWrites() throws IOException {
        long seed = RandomValues.seed();
        var values = new RandomValues(seed);
        for (int round = 0; round < ROUNDS; round++) {
            JsonValue value = values.next();
            String place = "LOCKSTEP_SEED=" + seed + ", round " + round;

            assertThat(JsonReader.read(JsonWriter.toText(value))).as(place).isEqualTo(value);
            assertThat(JsonReader.read(JsonWriter.toText(value, Layout.TABS)))
                    .as(place)
                    .isEqualTo(value);
            assertThat(YamlReader.read(YamlWriter.toText(value))).as(place).isEqualTo(value);
            assertThat(YamlReader.read(yaml(value))).as(place).isEqualTo(value);
        }
    }

    @Test
    void hashesEqualValuesAlike() {
        long seed = RandomValues.seed();
        var values = new RandomValues(seed);
        var sameValues = new RandomValues(seed);
        for (int round = 0; round < 1000; round++) {
            var viaYaml = YamlReader.read(YamlWriter.toText(values.next()));

            assertThat(CanonicalJson.sha1(viaYaml))
                    .as("LOCKSTEP_SEED=" + seed + ", round " + round)
                    .isEqualTo(CanonicalJson.sha1(sameValues.next()));
        }
    }

    private static byte[] yaml(JsonValue value) throws IOException {
        var out = new ByteArrayOutputStream();
        YamlWriter.write(value, out);
        return out.toByteArray();
    }
}
