package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static HttpServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        var router = new Router(List.of(
                Route.get("/echo", HttpServerTest::echo),
                Route.search("/echo", HttpServerTest::echo),
                Route.get("/items/:collection/:id", HttpServerTest::echo),
                Route.post(
                        "/text",
                        request ->
                                Response.bytes(200, "text/plain", request.body().readAllBytes())),
                Route.get("/nothing", _ -> Response.noContent()),
                Route.get(
                        "/cookies",
                        _ -> Response.noContent()
                                .plusHeader("Set-Cookie", "a=1")
                                .plusHeader("Set-Cookie", "b=2")),
                Route.get("/fails", _ -> {
                    throw new IllegalStateException("select secret from users");
                })));
        server = HttpServer.start(HttpOptions.on("127.0.0.1", 0), router);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    private static Response echo(Request request) throws IOException {
        var parameters = JsonObject.builder();
        request.pathParameters().forEach(parameters::put);
        return Response.data(JsonObject.builder()
                .put("method", request.method())
                .put("path", request.path())
                .put("parameters", parameters.build())
                .put("query", request.query().toJson())
                .put("cookie", request.cookie("session").orElse(null))
                .put("remote", request.remoteAddress())
                .put(
                        "types",
                        new JsonArray(request.headers().all("Content-Type").stream()
                                .map(JsonValue::of)
                                .toList()))
                .build());
    }

    @Test
    void acceptsBracketsBracesAndPipesThatAreNotEncoded() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send(
                            "GET /echo?filter[a][_eq]=1&j={\"b\":[1|2]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(answer).contains("\"query\":{\"filter\":{\"a\":{\"_eq\":\"1\"}},\"j\":\"{\\\"b\\\":[1|2]}\"}");
        }
    }

    @Test
    void acceptsAddressesOfSeventyKilobytes() throws Exception {
        var answer = client.get("/echo?long=" + "x".repeat(70_000));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("x".repeat(70_000));
    }

    @Test
    void refusesAddressesWithoutEnd() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send("GET /echo?long=" + "x".repeat(300_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 414").contains("\"code\":\"URI_TOO_LONG\"");
        }
    }

    @Test
    void refusesControlCharactersInTheAddress() throws IOException {
        for (var address : List.of("/echo\u0001", "/echo?a=\u0000", "/echo?a=\u007f", "/echo?a=\tb", "/ec\u00e9ho")) {
            try (var raw = new RawConnection(server.port())) {
                var answer = raw.send("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .readToEnd();
                assertThat(answer).as(address).startsWith("HTTP/1.1 400").contains("BAD_REQUEST");
            }
        }
    }

    @Test
    void answersWhatIsNotHttpInItsOwnForm() throws IOException {
        for (var line : List.of(
                "GET /a b c HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nBad Header\r\n\r\n",
                "GE\u0000T /echo HTTP/1.1\r\nHost: x\r\n\r\n",
                "\"GET\" /echo HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /echo HTTP/1.1\r\nHost: x\r\n: a\r\nConnection: close\r\n\r\n")) {
            try (var raw = new RawConnection(server.port())) {
                var answer = raw.send(line).readToEnd();
                assertThat(answer).as(line).startsWith("HTTP/1.1 400").contains("\"code\":\"BAD_REQUEST\"");
                assertThat(answer).as(line).contains("Access-Control-Allow-Origin: *");
            }
        }
    }

    @Test
    void servesTheMethodSearch() throws Exception {
        var answer = client.send(client.to("/echo").method("SEARCH", BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"method\":\"SEARCH\"");
    }

    @Test
    void acceptsGetWithAContentTypeAndNoBody() throws Exception {
        var answer = client.send(
                client.to("/echo").header("Content-Type", "application/json").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"types\":[\"application/json\"]");
    }

    @Test
    void givesDecodedPathParameters() throws Exception {
        var answer = client.get("/items/caf%C3%A9/a%2Fb");
        assertThat(answer.body()).contains("\"parameters\":{\"collection\":\"café\",\"id\":\"a/b\"}");
    }

    @Test
    void refusesPathParametersThatAreNotUtf8() throws Exception {
        for (var bad : List.of("%ff", "%c3%28", "a%00", "a%0ab", "%zz", "%4")) {
            try (var raw = new RawConnection(server.port())) {
                var answer = raw.send("GET /items/" + bad + "/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .readToEnd();
                assertThat(answer).as(bad).startsWith("HTTP/1.1 400").contains("\"code\":\"INVALID_PATH_PARAMETER\"");
            }
        }
    }

    @Test
    void refusesQueriesThatCannotBeReadWhereNobodyAsksForThem() throws IOException {
        for (var bad : List.of("%ff=a", "a=%zz", "%", "a[b=1&c[d]e]=2")) {
            try (var raw = new RawConnection(server.port())) {
                var answer = raw.send("GET /nothing?" + bad + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .readAnswer();
                assertThat(answer).as(bad).startsWith("HTTP/1.1 400").contains("\"code\":\"INVALID_QUERY\"");
            }
        }
    }

    @Test
    void answersUnknownPathsAndMethodsWithRouteNotFound() throws Exception {
        var unknown = client.get("/schema/foo?x=1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .isEqualTo("{\"errors\":[{\"message\":\"Route /schema/foo doesn't exist.\","
                        + "\"extensions\":{\"path\":\"/schema/foo\",\"code\":\"ROUTE_NOT_FOUND\"}}]}");
        var method = client.send(client.to("/echo").DELETE());
        assertThat(method.statusCode()).isEqualTo(404);
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send("HEAD /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
            assertThat(answer).contains("Content-Type: application/json").doesNotContain("Content-Length: 0");
        }
    }

    @Test
    void answersOptionsWithTheMethodsOfThePath() throws Exception {
        var answer = client.send(client.to("/echo").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow")).contains("GET,HEAD,SEARCH");
    }

    @Test
    void sendsSeveralValuesOfAHeaderAsLinesOfTheirOwn() throws Exception {
        assertThat(client.get("/cookies").headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void sendsNoBodyWith204() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
        }
    }

    @Test
    void servesSeveralRequestsOnOneConnection() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(raw.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n").readHead())
                        .startsWith("HTTP/1.1 204");
            }
        }
    }

    @Test
    void readsAndWritesBytesAsTheyAre() throws Exception {
        var text = "gr\u00fc\u00dfe \ud83d\ude00\n".repeat(5000);
        var answer = client.sendForBytes(client.to("/text").POST(BodyPublishers.ofString(text)));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void saysInOneSentenceThatThePortIsTaken() {
        var failure = catchThrowableOfType(
                ListenException.class,
                () -> HttpServer.start(HttpOptions.on("127.0.0.1", server.port()), _ -> Response.noContent()));
        assertThat(failure)
                .hasMessage("Port " + server.port()
                        + " of 127.0.0.1 is taken by another program; stop it, or set PORT to a free one.");
        assertThat(failure.port()).isEqualTo(server.port());
    }

    @Test
    void saysInOneSentenceThatTheAddressIsNotOurs() {
        assertThat(catchThrowableOfType(
                        ListenException.class,
                        () -> HttpServer.start(HttpOptions.on("192.0.2.1", 0), _ -> Response.noContent())))
                .hasMessageContaining("Cannot listen on 192.0.2.1:0")
                .hasMessageEndingWith("check HOST and PORT.");
        assertThat(catchThrowableOfType(
                        ListenException.class,
                        () -> HttpServer.start(HttpOptions.on("no-such-host.invalid", 0), _ -> Response.noContent())))
                .hasMessage("Cannot listen on no-such-host.invalid:0: no such host; check HOST.");
    }
}
