package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorsTest {

    private static final String ORIGIN = "Origin: https://explorer.example\r\n";
    private static final String PREFLIGHT =
            "OPTIONS /closed HTTP/1.1\r\nHost: x\r\n" + ORIGIN + "Access-Control-Request-Method: POST\r\n";

    private static final Cors LISTED = new Cors(
            true,
            List.of("https://explorer.example", "https://other.example"),
            Cors.DEFAULT.methods(),
            Cors.DEFAULT.allowedHeaders(),
            Cors.DEFAULT.exposedHeaders(),
            60);

    @Test
    void letsEveryOriginInWithoutCredentials() throws IOException {
        var answer = ask(Cors.DEFAULT, PREFLIGHT);
        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: *\r\n")
                .contains("Access-Control-Allow-Methods: GET,POST,PATCH,DELETE,SEARCH\r\n")
                .contains("Access-Control-Allow-Headers: Content-Type,Authorization\r\n")
                .contains("Access-Control-Expose-Headers: Content-Range,Lockstep-Warnings\r\n")
                .contains("Access-Control-Max-Age: 18000\r\n")
                .doesNotContain("Credentials")
                .doesNotContain("Private-Network")
                .doesNotContain("explorer.example");
    }

    @Test
    void letsPagesOfThePublicWebReachAServerOnThisMachine() throws IOException {
        assertThat(ask(Cors.DEFAULT, PREFLIGHT + "Access-Control-Request-Private-Network: true\r\n"))
                .contains("Access-Control-Allow-Private-Network: true\r\n");
        assertThat(ask(
                        LISTED,
                        PREFLIGHT.replace("explorer", "attacker") + "Access-Control-Request-Private-Network: true\r\n"))
                .doesNotContain("Private-Network");
    }

    @Test
    void namesAnOriginOnlyIfItIsListed() throws IOException {
        assertThat(ask(LISTED, PREFLIGHT))
                .contains("Access-Control-Allow-Origin: https://explorer.example\r\n")
                .contains("Vary: Origin\r\n")
                .doesNotContain("Credentials");
        assertThat(ask(LISTED, PREFLIGHT.replace("explorer", "attacker")))
                .startsWith("HTTP/1.1 204")
                .contains("Vary: Origin\r\n")
                .doesNotContain("Access-Control");
    }

    @Test
    void letsPagesReadErrorsToo() throws IOException {
        var answer = ask(Cors.DEFAULT, "GET /closed HTTP/1.1\r\nHost: x\r\n" + ORIGIN);
        assertThat(answer).startsWith("HTTP/1.1 403").contains("Access-Control-Allow-Origin: *\r\n");
        assertThat(ask(Cors.DEFAULT, "GET /none HTTP/1.1\r\nHost: x\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("Access-Control-Allow-Origin: *\r\n");
    }

    @Test
    void saysNothingWhenItIsOff() throws IOException {
        var off = new Cors(false, List.of(), List.of(), List.of(), List.of(), 0);
        assertThat(ask(off, PREFLIGHT))
                .startsWith("HTTP/1.1 200")
                .contains("Allow: ")
                .doesNotContain("Access-Control");
    }

    private static String ask(Cors cors, String head) throws IOException {
        var router = new Router(List.of(Route.get("/closed", _ -> {
            throw ApiError.forbidden().asException();
        })));
        try (var server = HttpServer.start(HttpOptions.on("127.0.0.1", 0).withCors(cors), router);
                var raw = new RawConnection(server.port())) {
            return raw.send(head + "Connection: close\r\n\r\n").readToEnd();
        }
    }
}
