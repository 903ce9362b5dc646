package dev.lockstep.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What was recorded from a real Directus. */
final class Recordings {

    private Recordings() {}

    /** A recorded document. */
    static JsonValue read(String file) {
        try (var stream = Objects.requireNonNull(Recordings.class.getResourceAsStream(file), file)) {
            return JsonReader.read(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The requests of a file with their answers. */
    static List<JsonValue> entries(String file) {
        return ((JsonArray) read(file)).items();
    }

    /** Makes the model that the recordings start from, with the requests that made it there. */
    static void build(RunningProject project) {
        build(project, UnaryOperator.identity());
    }

    /** Makes the model with bodies that are changed on the way. */
    static void build(RunningProject project, UnaryOperator<String> change) {
        for (var entry : entries("/dev/lockstep/server/datamodel/build-a-model.json")) {
            var request = (JsonObject) ((JsonObject) entry).find("request").orElseThrow();
            if (request.get("method") instanceof JsonText(var method) && method.equals("POST")) {
                var answer = project.send(
                        "POST",
                        request.text("path").orElseThrow(),
                        change.apply(JsonWriter.toText(request.find("body").orElseThrow())));
                assertThat(answer.status()).as(request.toString()).isEqualTo(200);
            }
        }
    }
}
