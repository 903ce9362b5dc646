package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final AtomicBoolean BODY_WAS_READ = new AtomicBoolean();
    private static final String LAST_HEADERS = "\r\nConnection: close\r\n\r\n";
    private static HttpServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        var router = new Router(List.of(
                Route.post("/json", request -> Response.data(Body.json(request))),
                Route.post("/object", request -> Response.data(Body.object(request))),
                Route.post("/optional", request -> Response.data(Body.optionalObject(request))),
                Route.post("/bytes", request -> {
                    long count = 0;
                    var buffer = new byte[8192];
                    try (var in = request.body()) {
                        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                            count += read;
                        }
                    }
                    return Response.data(JsonValue.of(count));
                }),
                Route.post("/small", request -> {
                    try (var in = request.body(new BodyLimit(10, "IMPORT_MAX_FILE_SIZE"))) {
                        return Response.data(JsonValue.of(in.readAllBytes().length));
                    }
                }),
                Route.post("/wraps", request -> {
                    try (var in = request.body()) {
                        in.readAllBytes();
                        return Response.noContent();
                    } catch (ApiException refused) {
                        throw new IllegalStateException("a library wraps what it did not expect", refused);
                    }
                }),
                Route.post("/forbidden", _ -> {
                    throw ApiError.forbidden().asException();
                }),
                Route.post("/lazy", request -> {
                    BODY_WAS_READ.set(true);
                    request.body().readAllBytes();
                    return Response.noContent();
                })));
        server = HttpServer.start(
                HttpOptions.on("127.0.0.1", 0)
                        .withMaxBody(new BodyLimit(1_000_000, "MAX_PAYLOAD_SIZE"))
                        .withReadTimeout(Duration.ofSeconds(1)),
                router);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void readsObjectsAndArrays() throws Exception {
        assertThat(client.post("/json", "application/json; charset=utf-8", "{\"a\":[1]}")
                        .body())
                .isEqualTo("{\"data\":{\"a\":[1]}}");
        assertThat(client.post("/json", "Application/JSON", "[1]").body()).isEqualTo("{\"data\":[1]}");
    }

    @Test
    void saysThatThereIsNoData() throws Exception {
        for (var body : List.of("", "{}", "[]", " { } ")) {
            assertThat(client.post("/json", "application/json", body).body())
                    .as(body)
                    .isEqualTo("{\"errors\":[{\"message\":\"Invalid payload. No data was included in the body.\","
                            + "\"extensions\":{\"reason\":\"No data was included in the body\","
                            + "\"code\":\"INVALID_PAYLOAD\"}}]}");
        }
    }

    @Test
    void saysWhereTheJsonIsMalformed() throws Exception {
        var answer = client.post("/json", "application/json", "{\n  \"a\": x\n}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is not valid JSON").contains("line 2");
    }

    @Test
    void refusesScalars() throws Exception {
        for (var body : List.of("1", "\"x\"", "null", "true")) {
            var answer = client.post("/json", "application/json", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).contains("INVALID_PAYLOAD");
        }
        assertThat(client.post("/object", "application/json", "[1]").body())
                .contains("\\\"value\\\" must be of type object");
    }

    @Test
    void refusesOtherContentTypesWithTheirName() throws Exception {
        for (var type : List.of("text/plain", "text/yaml", "application/x-www-form-urlencoded", "application/jsonx")) {
            var answer = client.post("/json", type, "{\"a\":1}");
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body())
                    .as(type)
                    .contains("\"mediaType\":\"" + type + "\",\"where\":\"Content-Type header\"");
        }
        var none = client.send(client.to("/json").POST(BodyPublishers.ofString("{\"a\":1}")));
        assertThat(none.statusCode()).isEqualTo(415);
        assertThat(none.body()).contains("\"mediaType\":\"unknown\"");
    }

    @Test
    void doesWithoutABodyWhereOneMayBeMissing() throws Exception {
        assertThat(client.send(client.to("/optional").POST(BodyPublishers.noBody()))
                        .body())
                .isEqualTo("{\"data\":{}}");
        assertThat(client.post("/optional", "application/json", "").body()).isEqualTo("{\"data\":{}}");
        assertThat(client.post("/optional", "application/json", "{\"a\":1}").body())
                .isEqualTo("{\"data\":{\"a\":1}}");
    }

    @Test
    void readsUpToTheLimitAndNotOneByteMore() throws Exception {
        assertThat(upload("/bytes", 1_000_000)).isEqualTo("{\"data\":1000000}");
        assertThat(upload("/bytes", 1_000_001)).contains("\"code\":\"CONTENT_TOO_LARGE\"");
        assertThat(chunked("/bytes", 1_000_000)).isEqualTo("{\"data\":1000000}");
        assertThat(chunked("/bytes", 1_000_001)).contains("\"code\":\"CONTENT_TOO_LARGE\"");
    }

    @Test
    void namesTheLimitAndItsSetting() throws Exception {
        assertThat(upload("/bytes", 3_000_000))
                .isEqualTo("{\"errors\":[{\"message\":\"Uploaded content is too large: the limit is 1000000 bytes,"
                        + " set by MAX_PAYLOAD_SIZE.\",\"extensions\":{\"limit\":1000000,"
                        + "\"setting\":\"MAX_PAYLOAD_SIZE\",\"code\":\"CONTENT_TOO_LARGE\"}}]}");
        assertThat(upload("/small", 11)).contains("set by IMPORT_MAX_FILE_SIZE");
    }

    @Test
    void answersLargeUploadsInsteadOfResettingTheConnection() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(chunked("/bytes", 10_000_000)).contains("CONTENT_TOO_LARGE");
            assertThat(upload("/forbidden", 10_000_000)).contains("FORBIDDEN");
        }
    }

    @Test
    void givesTheReasonEvenWhenALibraryWrapsIt() throws Exception {
        assertThat(chunked("/wraps", 2_000_000)).contains("CONTENT_TOO_LARGE");
    }

    @Test
    void unpacksGzip() throws Exception {
        var answer = client.send(client.to("/json")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))));
        assertThat(answer.body()).isEqualTo("{\"data\":{\"a\":1}}");
    }

    @Test
    void countsUnpackedBytesSoThatASmallFileCannotBecomeALargeOne() throws Exception {
        var packed = gzip(new byte[50_000_000]);
        assertThat(packed).hasSizeLessThan(100_000);
        var answer = client.send(
                client.to("/bytes").header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(packed)));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesBrokenGzipAndOtherEncodings() throws Exception {
        var broken = client.send(client.to("/bytes")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("this is no gzip")));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("not valid gzip");
        var packed = gzip(new byte[1000]);
        var cut = client.send(client.to("/bytes")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed, 0, packed.length - 5)));
        assertThat(cut.body()).contains("not valid gzip");
        for (var encoding : List.of("br", "deflate", "gzip, gzip")) {
            var other = client.send(
                    client.to("/bytes").header("Content-Encoding", encoding).POST(BodyPublishers.ofString("x")));
            assertThat(other.statusCode()).as(encoding).isEqualTo(415);
            assertThat(other.body()).as(encoding).contains("Content-Encoding header");
        }
    }

    @Test
    void sendsNothingOfTheBodyBeforeTheHandlerAsksForIt() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            raw.send(
                    "POST /forbidden HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue" + LAST_HEADERS);
            assertThat(raw.readHead()).startsWith("HTTP/1.1 403");
        }
        try (var raw = new RawConnection(server.port())) {
            raw.send("POST /lazy HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue" + LAST_HEADERS);
            assertThat(raw.readHead()).startsWith("HTTP/1.1 100");
            assertThat(raw.send("ab").readHead()).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void givesUpOnCallersWhoStopSending() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            raw.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this");
            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 408").contains("OUT_OF_TIME");
        }
    }

    @Test
    void refusesChunksThatAreNone() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            raw.send("POST /bytes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n");
            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 400").contains("BAD_REQUEST");
        }
    }

    @Test
    void givesUpOnCallersWhoSendByteByByte() throws Exception {
        try (var raw = new RawConnection(server.port())) {
            raw.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
            for (int i = 0; i < 50 && !raw.answered(); i++) {
                raw.send("x");
                Thread.sleep(200);
            }
            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void closesConnectionsThatSayNothing() throws IOException {
        long started = System.nanoTime();
        try (var raw = new RawConnection(server.port())) {
            assertThat(raw.readToEnd()).isIn("", "<reset>");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    private static String upload(String address, int size) throws IOException, InterruptedException {
        return client.send(client.to(address).POST(BodyPublishers.ofByteArray(new byte[size])))
                .body();
    }

    private static String chunked(String address, int size) throws IOException, InterruptedException {
        return client.send(client.to(address).POST(BodyPublishers.ofInputStream(() -> zeros(size))))
                .body();
    }

    private static InputStream zeros(int size) {
        return new java.io.ByteArrayInputStream(new byte[size]);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
