package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private static final Logger LOGGER = Logger.getLogger("dev.lockstep.server.http");

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.FINE);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(lines);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(lines);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
    }

    @Test
    void writesOneLineForEachRequest() throws Exception {
        try (var server = server();
                var client = new Client(server.port())) {
            client.get("/ok?limit=5&filter[a][_eq]=1".replace("[", "%5B").replace("]", "%5D"));
            client.get("/unknown");
        }
        assertThat(lines.containing("/ok"))
                .singleElement()
                .asString()
                .matches("127\\.0\\.0\\.1 GET /ok\\?limit=5&filter%5Ba%5D%5B_eq%5D=1 204 \\d+ ms");
        assertThat(lines.containing("/unknown")).singleElement().asString().contains(" 404 ");
    }

    @Test
    void neverWritesATokenWhereverItWasSent() throws Exception {
        try (var server = server();
                var client = new Client(server.port())) {
            client.get("/ok?access_token=s3cret&limit=1");
            client.get("/ok?access%5Ftoken=s3cret");
            client.get("/ok?%zz=s3cret".replace("%zz", "%ff"));
            client.get("/fails?access_token=s3cret");
            client.send(
                    client.to("/fails").header("Authorization", "Bearer s3cret").GET());
            client.send(client.to("/fails")
                    .header("Cookie", "a=b; directus_session_token=s3cret")
                    .GET());
        }
        assertThat(lines.all()).hasSizeGreaterThan(6).noneMatch(line -> line.contains("s3cret"));
        assertThat(lines.containing("access_token=***")).isNotEmpty();
        assertThat(lines.containing("could not use ***")).hasSize(3);
    }

    @Test
    void writesTheIdThatTheCallerGotBesideTheStack() throws Exception {
        String body;
        try (var server = server();
                var client = new Client(server.port())) {
            body = client.get("/fails?access_token=s3cret").body();
        }
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(body);
        assertThat(id.find()).isTrue();
        assertThat(lines.containing(id.group(1)))
                .singleElement()
                .asString()
                .contains("IllegalStateException", "AccessLogTest", "GET /fails");
    }

    @Test
    void letsNobodyForgeALine() throws Exception {
        try (var server = server();
                var raw = new RawConnection(server.port())) {
            raw.send("GET /a\u0007\u001b[31m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
        assertThat(lines.containing("/a??[31m")).hasSize(1);
    }

    private static HttpServer server() {
        var router = new Router(List.of(Route.get("/ok", _ -> Response.noContent()), Route.get("/fails", request -> {
            var token = request.header("Authorization")
                    .map(line -> line.substring(7))
                    .or(() -> request.cookie("directus_session_token"))
                    .or(() -> request.query().text("access_token"));
            throw new IllegalStateException("could not use " + token.orElse("nothing"));
        })));
        return HttpServer.start(HttpOptions.on("127.0.0.1", 0), router);
    }

    /** Keeps what is logged. */
    private static final class Lines extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        private List<String> all() {
            return List.copyOf(lines);
        }

        private List<String> containing(String text) {
            return lines.stream().filter(line -> line.contains(text)).toList();
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
