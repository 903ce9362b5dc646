package dev.lockstep.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends to {@code /schema} what was sent to Directus 12.4.0 with the model of {@code build-a-model.json}, and expects its
 * answers: the same status, content type, code, and the same snapshot or diff by the rule of {@link SchemaAnswer}; exports
 * to the letter. A request that starts from "the current snapshot" names its changes, which {@link SnapshotEdit} makes.
 * Where we answer otherwise on purpose, {@code departures.tsv} says how and why, and for one product {@code departures-} and
 * its name; a line that is no longer needed fails.
 */
class SchemaReplayTest {

    private static final Pattern PLACE = Pattern.compile("^\"[^\"]+\"");
    private static final String BOUNDARY = "----b0undary";
    private static final TestVendor RECORDED_ON = TestVendor.POSTGRES;
    private static final String HASH_AT_FIRST = "(the hash at first)";

    /** In each the requests follow one another; each starts with the model as it was made. */
    private static final List<String> FILES = List.of(
            "snapshot-endpoint.json",
            "diff-validation.json",
            "diff-semantics.json",
            "apply-validation.json",
            "apply-wrapped.json");

    static Stream<TestVendor> vendors() {
        return EachVendor.withoutMysql("what was recorded of Directus on other products");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void answersAsRecorded(TestVendor vendor) {
        var departures = Departures.of(SchemaReplayTest.class, "departures.tsv", vendor);
        var shape = new SchemaAnswer(vendor == RECORDED_ON);
        var wrong = new ArrayList<String>();
        for (var file : FILES) {
            try (var project = RunningProject.start(vendor)) {
                Recordings.build(project);
                var replay = new Replay(project, shape, departures, wrong);
                var entries = Recordings.entries(file);
                for (int i = 0; i < entries.size(); i++) {
                    replay.check(file + "#" + i, (JsonObject) entries.get(i));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(departures.left()).as("departures that are none").isEmpty();
    }

    private static final class Replay {

        private final RunningProject project;
        private final SchemaAnswer shape;
        private final String product;
        private final Departures departures;
        private final List<String> wrong;
        private final JsonObject snapshot;
        private final String hash;

        Replay(RunningProject project, SchemaAnswer shape, Departures departures, List<String> wrong) {
            this.project = project;
            this.shape = shape;
            this.departures = departures;
            this.wrong = wrong;
            snapshot = (JsonObject) project.get("/schema/snapshot").data();
            product = snapshot.text("vendor").orElseThrow();
            var change = JsonReader.read("[[\"set\", \"collections/article/meta/note\", \"other\"]]");
            var diff = project.post("/schema/diff", SnapshotEdit.apply(snapshot, (JsonArray) change));
            hash = ((JsonObject) diff.data()).text("hash").orElseThrow();
        }

        void check(String place, JsonObject entry) {
            var request = (JsonObject) entry.find("request").orElseThrow();
            var recorded = (JsonObject) entry.find("response").orElseThrow();
            var answer = send(request);
            var different = different(recorded, answer);
            var title = place + " " + entry.text("name").orElse("") + " ";
            var departure = departures.take(place);
            if (answer.status() >= 500) {
                wrong.add(title + "is an error of ours: " + answer.response().body());
            } else if (departure == null) {
                different.forEach(difference -> wrong.add(title + difference));
            } else if (different.isEmpty()
                    || answer.status() != departure.status()
                    || !summary(answer).equals(departure.answer())) {
                wrong.add(title + "should depart as listed, but: " + answer.status() + " " + summary(answer));
            }
        }

        private List<String> different(JsonObject recorded, Answer answer) {
            var different = new ArrayList<String>();
            int status =
                    ((JsonNumber) recorded.find("status").orElseThrow()).value().intValueExact();
            compare("status", status, answer.status(), different);
            var headers = answer.response().headers();
            compare(
                    "content type",
                    recorded.text("content_type").orElse(""),
                    headers.firstValue("Content-Type").orElse(""),
                    different);
            var text = answer.response().body();
            recorded.text("body_begins")
                    .map(begin -> begin.replace("\"postgres\"", '"' + product + '"'))
                    .filter(begin -> !text.startsWith(begin))
                    .ifPresent(begin -> different.add("recorded " + begin + "\n    ours " + text));
            var body = recorded.find("body").orElse(JsonNull.NULL);
            switch (body) {
                case JsonText(var plain) -> compare("body", plain.replace("postgres", product), text, different);
                case JsonObject json
                when json.get("errors") instanceof JsonArray(var errors) ->
                    compareErrors((JsonObject) errors.getFirst(), answer, different);
                case JsonObject json -> compare("body", shape.of(json), readable(text), different);
                default -> {
                    if (!recorded.has("body_begins")) {
                        compare("body", "", text, different);
                    }
                }
            }
            if (recorded.get("headers") instanceof JsonObject expected) {
                expected.members().forEach((name, value) -> {
                    // the moment of the export stands in it
                    var wanted = ((JsonText) value).value().replaceAll("\\d{8}-\\d+", "");
                    var ours = headers.firstValue(name).orElse("").replaceAll("\\d{8}-\\d{6}", "");
                    compare(name, wanted, ours, different);
                });
            }
            return different;
        }

        /** Our answer without the warnings that stand beside its data. */
        private JsonValue readable(String text) {
            if (!text.startsWith("{")) {
                return JsonValue.of(text);
            }
            return shape.of(((JsonObject) JsonReader.read(text)).without("meta"));
        }

        private Answer send(JsonObject request) {
            var method = request.text("method").orElseThrow();
            var path = request.text("path").orElseThrow().replace("[", "%5B").replace("]", "%5D");
            var http = HttpRequest.newBuilder(project.address(path));
            var authorization = request.find("authorization").orElse(JsonValue.of("Bearer " + RunningProject.TOKEN));
            if (authorization instanceof JsonText(var text)) {
                http.header("Authorization", text);
            }
            if (!(request.get("body") instanceof JsonObject body)) {
                return project.send(http.method(method, BodyPublishers.noBody()));
            }
            http.header("Content-Type", request.text("content_type").orElse("application/json"));
            return project.send(http.method(method, BodyPublishers.ofString(body(body))));
        }

        private String body(JsonObject body) {
            if (body.has("text")) {
                return body.text("text").orElseThrow();
            }
            if (body.has("json")) {
                return JsonWriter.toText(body.find("json").orElseThrow()).replace(HASH_AT_FIRST, hash);
            }
            var edits = JsonWriter.toText(body.find("edit").orElseThrow());
            if (product.equals(RECORDED_ON.toString())) {
                // they are kept in the words of SQLite
                edits = edits.replace("\"varchar\"", "\"character varying\"");
            }
            var edited = SnapshotEdit.apply(snapshot, (JsonArray) JsonReader.read(edits));
            if (body.get("wrapped") == JsonBoolean.TRUE) {
                edited = JsonObject.builder().put("data", edited).build();
            }
            var text = body.text("as").isPresent() ? YamlWriter.toText(edited) : JsonWriter.toText(edited);
            return body.text("file")
                    .map(type -> "--" + BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s\"\r\nContent-Type: "
                            + type + "\r\n\r\n" + text + "\r\n--" + BOUNDARY + "--\r\n")
                    .orElse(text);
        }
    }

    /**
     * One of our errors has the recorded code, all that stands beside it, and the place that the recorded reason begins
     * with; ours may say more, and in its own words.
     */
    private static void compareErrors(JsonObject recorded, Answer answer, List<String> different) {
        var expected = extensions(recorded);
        var ours = errors(answer);
        if (ours.stream().map(SchemaReplayTest::extensions).noneMatch(extensions -> says(expected, extensions))) {
            different.add("error recorded " + expected + "\n    ours " + ours);
        }
    }

    private static boolean says(JsonObject expected, JsonObject ours) {
        boolean same = expected.without("reason").members().entrySet().stream()
                .allMatch(member -> member.getValue().equals(ours.get(member.getKey())));
        var place = PLACE.matcher(expected.text("reason").orElse(""));
        var reason = ours.text("reason");
        return same
                && reason.isPresent() == expected.has("reason")
                && (!place.find() || reason.orElse("").startsWith(place.group()));
    }

    private static List<JsonObject> errors(Answer answer) {
        var text = answer.response().body();
        if (text.isEmpty() || !(answer.json().get("errors") instanceof JsonArray(var errors))) {
            return List.of();
        }
        return errors.stream().map(JsonObject.class::cast).toList();
    }

    private static JsonObject extensions(JsonObject error) {
        return (JsonObject) Objects.requireNonNull(error.get("extensions"));
    }

    private static void compare(String what, Object recorded, Object ours, List<String> different) {
        if (!recorded.equals(ours)) {
            different.add(what + " recorded " + recorded + "\n    ours " + ours);
        }
    }

    /** What is known of an answer that departs: the codes of its errors, or what its diff holds and warns of. */
    private static String summary(Answer answer) {
        var codes = codes(errors(answer).stream().map(SchemaReplayTest::extensions));
        if (!codes.isEmpty()) {
            return codes;
        }
        var response = answer.response();
        if (!response.body().startsWith("{")) {
            return response.headers()
                    .firstValue("Lockstep-Warnings")
                    .map(header -> "other, warns of " + header.replaceFirst("^\\d+; ", ""))
                    .orElse("other");
        }
        var summary = SchemaAnswer.summary(answer.json().find("data").orElse(JsonNull.NULL));
        if (answer.json().get("meta") instanceof JsonObject meta
                && meta.get("warnings") instanceof JsonArray(var warnings)) {
            return summary + ", warns of " + codes(warnings.stream().map(JsonObject.class::cast));
        }
        return summary;
    }

    private static String codes(Stream<JsonObject> items) {
        return items.map(item -> item.text("code").orElse(""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
