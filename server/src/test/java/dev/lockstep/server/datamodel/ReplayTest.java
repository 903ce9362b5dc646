package dev.lockstep.server.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.replay.Departures;
import dev.lockstep.server.replay.Departures.Departure;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends what was sent to Directus 12.4.0 and expects its answers: the same status, code and content, by the rule of
 * {@link RecordedShape}. Where we answer otherwise on purpose, {@code departures.tsv} says how and why, and for one
 * product {@code departures-} and its name; a line that is no longer needed fails the test too.
 */
class ReplayTest {

    private static final TestVendor RECORDED_ON = TestVendor.POSTGRES;
    private static final List<String> FILES = List.of("build-a-model.json", "errors.json");

    static Stream<TestVendor> vendors() {
        return EachVendor.withoutMysql("what was recorded of Directus on other products");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void answersAsRecorded(TestVendor vendor) throws IOException {
        var departures = Departures.of(ReplayTest.class, "departures.tsv", vendor);
        var shape = new RecordedShape(vendor == RECORDED_ON);
        var wrong = new ArrayList<String>();
        try (var project = ScratchProject.create(vendor);
                var server = TestServer.start(project.migrator(), project.database())) {
            for (var file : FILES) {
                var entries = ((JsonArray) read(file)).items();
                for (int i = 0; i < entries.size(); i++) {
                    var entry = (JsonObject) entries.get(i);
                    var departure = departures.take(file + "#" + i);
                    check(server, shape, file + "#" + i, entry, departure, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(departures.left()).isEmpty();
    }

    private static void check(
            TestServer server,
            RecordedShape shape,
            String place,
            JsonObject entry,
            @Nullable Departure departure,
            List<String> wrong) {
        var request = (JsonObject) Objects.requireNonNull(entry.get("request"));
        var response = (JsonObject) Objects.requireNonNull(entry.get("response"));
        boolean administrator = !entry.text("name").orElse("").startsWith("no token");
        var answer = server.send(
                request.text("method").orElseThrow(),
                request.text("path").orElseThrow(),
                request.get("body"),
                administrator);
        int status = ((JsonNumber) Objects.requireNonNull(response.get("status")))
                .value()
                .intValueExact();
        var recorded = shape.of(response.find("body").orElse(JsonNull.NULL));
        var ours = shape.of(answer.body());
        var title = place + " " + entry.text("name").orElse("") + " " + request;
        if (answer.status() >= 500) {
            wrong.add(title + "\n    is an error of ours: " + answer);
        } else if (departure != null) {
            var code = ours instanceof JsonObject json ? json.text("code").orElse("other") : "other";
            boolean same = status == answer.status() && recorded.equals(ours);
            if (same
                    || answer.status() != departure.status()
                    || !departure.answer().equals(code)) {
                wrong.add(title + "\n    should depart as listed, but: " + answer);
            }
        } else if (answer.status() != status || !recorded.equals(ours)) {
            wrong.add(title + "\n    recorded " + status + " " + recorded + "\n    ours     " + answer.status() + " "
                    + ours + "\n    " + answer.body());
        }
    }

    static JsonValue read(String file) throws IOException {
        try (var stream = Objects.requireNonNull(ReplayTest.class.getResourceAsStream(file), file)) {
            return JsonReader.read(stream);
        }
    }
}
