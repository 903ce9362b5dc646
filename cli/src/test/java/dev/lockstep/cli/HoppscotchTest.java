package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collection and the environment for Hoppscotch: their shape, and that each request does what its script expects. */
class HoppscotchTest {

    private static final Pattern EXPECTED = Pattern.compile("toBe\\((\\d+)\\)");
    private static final Pattern KEPT =
            Pattern.compile("pw\\.env\\.set\\(\"(\\w+)\", JSON\\.stringify\\(pw\\.response\\.body\\.data\\)");
    private static final Pattern VARIABLE = Pattern.compile("<<(\\w+)>>");

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    private static JsonObject read(String name) throws IOException {
        var text = Files.readString(Checkout.root().resolve("docs/hoppscotch").resolve(name));
        return (JsonObject) JsonReader.read(text);
    }

    private static List<JsonValue> list(JsonObject object, String name) {
        return ((JsonArray) Objects.requireNonNull(object.get(name), name)).items();
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new AssertionError(name + " is missing"));
    }

    private String filled(String template) {
        return VARIABLE.matcher(template).replaceAll(match -> {
            assertThat(variables).as(template).containsKey(match.group(1));
            return java.util.regex.Matcher.quoteReplacement(Objects.requireNonNull(variables.get(match.group(1))));
        });
    }

    @Test
    void hasTheShapesThatHoppscotchImports() throws IOException {
        var collection = read("collection.json");
        assertThat(collection.members().keySet())
                .containsExactlyInAnyOrder("v", "name", "folders", "requests", "auth", "headers");
        assertThat(collection.get("v")).isEqualTo(JsonValue.of(2));
        for (var request : list(collection, "requests")) {
            assertThat(((JsonObject) request).members().keySet())
                    .containsExactlyInAnyOrder(
                            "v",
                            "name",
                            "method",
                            "endpoint",
                            "params",
                            "headers",
                            "preRequestScript",
                            "testScript",
                            "auth",
                            "body");
        }
        var environment = read("environment.json");
        assertThat(environment.members().keySet()).containsExactlyInAnyOrder("v", "id", "name", "variables");
        for (var variable : list(environment, "variables")) {
            boolean secret = ((JsonObject) variable).flag("secret").orElseThrow();
            assertThat(((JsonObject) variable).has("value")).isEqualTo(!secret);
            variables.put(text((JsonObject) variable, "key"), "");
        }
        VARIABLE.matcher(JsonWriter.toText(collection))
                .results()
                .forEach(used -> assertThat(variables).containsKey(used.group(1)));
    }

    @Test
    void itsRequestsWorkInTheirOrder() throws Exception {
        try (var projects = TwoProjects.start(folder);
                var client = HttpClient.newHttpClient()) {
            variables.put("source", projects.sourceAddress());
            variables.put("source_token", TwoProjects.SOURCE_TOKEN);
            variables.put("target", projects.targetAddress());
            variables.put("target_token", TwoProjects.TARGET_TOKEN);
            makeContent(client);
            var requests = list(read("collection.json"), "requests");
            assertThat(requests).hasSize(4);
            for (var request : requests) {
                send(client, (JsonObject) request);
            }
        }
    }

    private void makeContent(HttpClient client) throws Exception {
        var uri = URI.create(filled("<<source>>/collections?access_token=<<source_token>>"));
        var body = BodyPublishers.ofString("{\"collection\": \"articles\", \"schema\": {}, \"meta\": {}}");
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(body);
        assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private void send(HttpClient client, JsonObject request) throws Exception {
        var address = new StringBuilder(filled(text(request, "endpoint")));
        char separator = '?';
        for (var each : list(request, "params")) {
            var parameter = (JsonObject) each;
            address.append(separator)
                    .append(text(parameter, "key"))
                    .append('=')
                    .append(filled(text(parameter, "value")));
            separator = '&';
        }
        assertThat(address.toString()).contains("?access_token=");
        var sent = HttpRequest.newBuilder(URI.create(address.toString()));
        var body = (JsonObject) Objects.requireNonNull(request.get("body"));
        if (body.get("contentType") instanceof JsonNull) {
            sent.method(text(request, "method"), BodyPublishers.noBody());
        } else {
            sent.header("Content-Type", text(body, "contentType"))
                    .method(text(request, "method"), BodyPublishers.ofString(filled(text(body, "body"))));
        }
        check(client.send(sent.build(), BodyHandlers.ofString()), text(request, "testScript"));
    }

    private void check(HttpResponse<String> response, String script) {
        var expected = EXPECTED.matcher(script);
        assertThat(expected.find()).isTrue();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(Integer.parseInt(expected.group(1)));
        var kept = KEPT.matcher(script);
        if (kept.find()) {
            var data = Objects.requireNonNull(((JsonObject) JsonReader.read(response.body())).get("data"));
            variables.put(kept.group(1), JsonWriter.toText(data));
        }
    }
}
