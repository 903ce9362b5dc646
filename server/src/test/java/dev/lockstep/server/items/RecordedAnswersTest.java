package dev.lockstep.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.server.ApiProject;
import dev.lockstep.server.ApiProject.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about items, against those of a real Directus 12.4 to the same requests in the same order. */
class RecordedAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {"requests.txt", "queries.txt"})
    void answersAsDirectusDoesButForTheDifferencesListed(String file) throws IOException {
        var unexpected = new ArrayList<String>();
        try (var project = ApiProject.recorded(ZoneId.of("UTC"))) {
            for (var exchange : read(file)) {
                var answer = send(project, exchange.request());
                if (!answer.equals(answer(exchange.answer()))) {
                    unexpected.add(exchange.request() + "\n  is answered " + answer.status() + " "
                            + JsonWriter.toText(answer.body()) + "\n  and not      " + exchange.answer());
                }
            }
        }
        assertThat(unexpected).isEmpty();
    }

    private record Exchange(String request, String answer) {}

    private static Answer send(ApiProject project, String line) {
        var request = line;
        @Nullable String token = "admintoken";
        int who = line.lastIndexOf("  <");
        if (who >= 0) {
            request = line.substring(0, who);
            var named = line.substring(who + 3, line.length() - 1);
            token = named.equals("no token") ? null : named.replace("token ", "");
        }
        var parts = request.split(" ", 3);
        return project.call(parts[0], parts[1], parts.length > 2 ? parts[2] : null, token);
    }

    private static Answer answer(String line) {
        var parts = line.split(" ", 2);
        return new Answer(Integer.parseInt(parts[0]), parts.length > 1 ? JsonReader.read(parts[1]) : JsonNull.NULL);
    }

    private static List<Exchange> read(String name) throws IOException {
        try (var file = Objects.requireNonNull(RecordedAnswersTest.class.getResourceAsStream(name))) {
            var exchanges = new ArrayList<Exchange>();
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            for (var line : lines.filter(each -> !each.startsWith("#")).toList()) {
                if (!line.startsWith("  ")) {
                    exchanges.add(new Exchange(line, ""));
                } else {
                    var request = exchanges.removeLast().request();
                    exchanges.add(new Exchange(request, line.strip().replaceFirst("^ours ", "")));
                }
            }
            return exchanges;
        }
    }
}
