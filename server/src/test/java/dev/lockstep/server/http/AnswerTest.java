package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final byte[] LINE = "a line of text that packs well\n".getBytes(StandardCharsets.US_ASCII);

    private static HttpServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        var router = new Router(List.of(
                Route.get("/short", _ -> Response.data(JsonValue.of("x".repeat(100)))),
                Route.get("/long", _ -> Response.data(JsonValue.of("x".repeat(3000)))),
                Route.get("/picture", _ -> Response.bytes(200, "image/png", new byte[3000])),
                Route.get(
                        "/stream",
                        _ -> Response.streamed(200, "text/plain", out -> {
                            for (int i = 0; i < 100_000; i++) {
                                out.write(LINE);
                            }
                        })),
                Route.get(
                        "/early",
                        _ -> Response.streamed(200, "text/plain", out -> {
                            out.write(LINE);
                            throw new IOException("the disk is gone");
                        })),
                Route.get(
                        "/late",
                        _ -> Response.streamed(200, "text/plain", out -> {
                            for (int i = 0; i < 10_000; i++) {
                                out.write(LINE);
                            }
                            throw new IllegalStateException("the disk is gone");
                        })),
                Route.get("/deep", AnswerTest::overflow),
                Route.get("/fails", _ -> {
                    throw new IllegalStateException("select password from users");
                })));
        server = HttpServer.start(HttpOptions.on("127.0.0.1", 0), router);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Response overflow(Request request) {
        return overflow(request).withHeader("A", "b");
    }

    @Test
    void packsLongTextsForThoseWhoCanUnpack() throws Exception {
        var answer = packed("/long", "gzip, deflate, br");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(answer.body()).hasSizeLessThan(300);
        assertThat(unpack(answer.body())).isEqualTo(client.get("/long").body());
        assertThat(client.get("/long").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void packsStreams() throws Exception {
        var answer = packed("/stream", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unpack(answer.body())).hasSize(LINE.length * 100_000);
        assertThat(client.get("/stream").body()).hasSize(LINE.length * 100_000);
    }

    @Test
    void leavesShortTextsAndPicturesAsTheyAre() throws Exception {
        assertThat(packed("/short", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(packed("/picture", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(packed("/picture", "gzip").body()).hasSize(3000);
    }

    @Test
    void packsNothingForThoseWhoDoNotWantIt() throws Exception {
        for (var accepted : List.of("identity", "br", "gzip;q=0", "gzip; q=0.0", "")) {
            assertThat(packed("/long", accepted).headers().firstValue("Content-Encoding"))
                    .as(accepted)
                    .isEmpty();
        }
        assertThat(packed("/long", "*").headers().firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void turnsAnEarlyFailureOfAStreamIntoAnError() throws Exception {
        var answer = client.get("/early");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("INTERNAL_SERVER_ERROR").doesNotContain("disk");
    }

    @Test
    void cutsTheConnectionWhenAStreamFailsLate() throws IOException {
        assertThatThrownBy(() -> client.get("/late")).isInstanceOf(IOException.class);
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n").readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 200").contains("packs well").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() throws Exception {
        var answer = client.get("/fails");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .matches("\\{\"errors\":\\[\\{\"message\":\"An unexpected error occurred.\",\"extensions\":"
                        + "\\{\"id\":\"[-0-9a-f]{36}\",\"code\":\"INTERNAL_SERVER_ERROR\"}}]}");
    }

    @Test
    void survivesAStackThatOverflows() throws Exception {
        assertThat(client.get("/deep").statusCode()).isEqualTo(500);
        assertThat(client.get("/short").statusCode()).isEqualTo(200);
    }

    @Test
    void givesHeadTheLengthOfTheBody() throws IOException {
        try (var raw = new RawConnection(server.port())) {
            var answer = raw.send("HEAD /picture HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).contains("Content-Length: 3000").endsWith("\r\n\r\n");
        }
    }

    @Test
    void letsRunningRequestsFinishWhenItStops() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var other = HttpServer.start(HttpOptions.on("127.0.0.1", 0), waiting(began, goOn));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var idle = new RawConnection(other.port());
                var otherClient = new Client(other.port())) {
            var answer = threads.submit(() -> otherClient.get("/wait"));
            assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
            var stopped = threads.submit(other::stop);
            Thread.sleep(300);
            assertThat(stopped).isNotDone();
            goOn.countDown();
            assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"data\":\"done\"}");
            stopped.get(5, TimeUnit.SECONDS);
            assertThat(idle.readToEnd()).isIn("", "<reset>");
        }
        try (var late = new Client(other.port())) {
            assertThatThrownBy(() -> late.get("/wait")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void waitsNoLongerThanTheOptionsSay() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var other = HttpServer.start(
                HttpOptions.on("127.0.0.1", 0).withStopWait(Duration.ofMillis(300)), waiting(began, goOn));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var raw = new RawConnection(other.port())) {
            raw.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
            threads.submit(other::stop).get(5, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
        }
    }

    private static Handler waiting(CountDownLatch began, CountDownLatch goOn) {
        return _ -> {
            began.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException cutOff) {
                Thread.currentThread().interrupt();
            }
            return Response.data(JsonValue.of("done"));
        };
    }

    private static HttpResponse<byte[]> packed(String address, String accepted)
            throws IOException, InterruptedException {
        return client.sendForBytes(
                client.to(address).header("Accept-Encoding", accepted).GET());
    }

    private static String unpack(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
