package dev.lockstep.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Types that the recorded model lacks are made and read as Directus 12.4.0 did on SQLite, whole answers compared. */
class FieldTypesReplayTest {

    /**
     * Departures: Directus forgets these types, so that a snapshot that names one is a difference for ever. Here the flag
     * that stands for the type is added, and it is read back.
     */
    private static final Map<String, String> KEEPS_ITS_TYPE =
            Map.of("field of type hash", "hash", "field of type csv", "cast-csv");

    /** Each with a project of its own, since all of them make the same field. */
    @TestFactory
    Iterable<DynamicTest> answersAsRecorded() throws IOException {
        try (var stream = Objects.requireNonNull(
                FieldTypesReplayTest.class.getResourceAsStream("field-types.json"), "resource")) {
            var entries = ((JsonArray) JsonReader.read(stream)).items();
            assertThat(entries).hasSize(7);
            return entries.stream()
                    .map(JsonObject.class::cast)
                    .map(entry -> DynamicTest.dynamicTest(entry.text("name").orElseThrow(), () -> replay(entry)))
                    .toList();
        }
    }

    private static void replay(JsonObject entry) {
        var request = (JsonObject) Objects.requireNonNull(entry.get("request"));
        var recorded = (JsonObject) Objects.requireNonNull(entry.get("response"));
        try (var project = RunningProject.start()) {
            prepare(project);
            var body = request.get("body");
            var path = request.text("path").orElseThrow();
            var answer = body == null
                    ? project.get(path)
                    : project.send(request.text("method").orElseThrow(), path, JsonWriter.toText(body));
            assertThat(JsonValue.of(answer.status())).isEqualTo(recorded.get("status"));
            var expected = withoutRowId((JsonObject) Objects.requireNonNull(recorded.get("body")));
            var flag = KEEPS_ITS_TYPE.get(entry.text("name").orElseThrow());
            assertThat(withoutRowId(answer.json()))
                    .isEqualTo(flag == null ? expected : withType(expected, request, flag));
        }
    }

    private static JsonObject withType(JsonObject answer, JsonObject request, String flag) {
        var data = (JsonObject) Objects.requireNonNull(answer.get("data"));
        var meta = (JsonObject) Objects.requireNonNull(data.get("meta"));
        var asked = (JsonObject) Objects.requireNonNull(request.get("body"));
        return answer.with(
                "data",
                data.with("type", Objects.requireNonNull(asked.get("type")))
                        .with("meta", meta.with("special", JsonArray.ofTexts(List.of(flag)))));
    }

    private static void prepare(RunningProject project) {
        collection(project, "auto", "integer");
        collection(project, "bk", "bigInteger");
        collection(project, "bc", "integer");
        var field = project.send("POST", "/fields/bc", "{\"field\":\"bk\",\"type\":\"bigInteger\",\"schema\":{}}");
        assertThat(field.status()).isEqualTo(200);
    }

    private static void collection(RunningProject project, String name, String keyType) {
        var made = project.send(
                "POST",
                "/collections",
                "{\"collection\":\"" + name + "\",\"schema\":{},\"meta\":{},\"fields\":[{\"field\":\"id\",\"type\":\""
                        + keyType
                        + "\",\"meta\":{},\"schema\":{\"is_primary_key\":true,\"has_auto_increment\":true}}]}");
        assertThat(made.status()).isEqualTo(200);
    }

    /** The recorded project had other rows before. */
    private static JsonObject withoutRowId(JsonObject answer) {
        var data = (JsonObject) Objects.requireNonNull(answer.get("data"));
        var meta = (JsonObject) Objects.requireNonNull(data.get("meta"));
        return answer.with("data", data.with("meta", meta.with("id", JsonNull.NULL)));
    }
}
