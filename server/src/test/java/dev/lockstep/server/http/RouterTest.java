package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

    @Test
    void prefersFixedSegmentsWhateverTheOrder() throws IOException {
        var router = router("GET /users/:id", "GET /users/me", "GET /:any/me");
        assertThat(ask(router, "GET", "/users/me")).isEqualTo("GET /users/me {}");
        assertThat(ask(router, "GET", "/users/7")).isEqualTo("GET /users/:id {id=7}");
        assertThat(ask(router, "GET", "/roles/me")).isEqualTo("GET /:any/me {any=roles}");
    }

    @Test
    void fallsBackToAParameterWhenTheFixedSegmentHasNoSuchMethod() throws IOException {
        var router = router("PATCH /users/:id", "GET /users/me");
        assertThat(ask(router, "PATCH", "/users/me")).isEqualTo("PATCH /users/:id {id=me}");
    }

    @Test
    void namesParametersByTheRouteThatFits() throws IOException {
        var router = router("GET /items/:collection/:id", "POST /items/:name/:key");
        assertThat(ask(router, "GET", "/items/a/1")).isEqualTo("GET /items/:collection/:id {collection=a, id=1}");
        assertThat(ask(router, "POST", "/items/a/1")).isEqualTo("POST /items/:name/:key {name=a, key=1}");
    }

    @Test
    void givesTheRestOfAPath() throws IOException {
        var router = router("GET /admin/*file", "GET /admin/login");
        assertThat(ask(router, "GET", "/admin/js/a%20b.js")).isEqualTo("GET /admin/*file {file=js/a b.js}");
        assertThat(ask(router, "GET", "/admin/login")).isEqualTo("GET /admin/login {}");
        assertThat(ask(router, "GET", "/admin/login/x")).isEqualTo("GET /admin/*file {file=login/x}");
        assertNotFound(router, "GET", "/admin");
        assertNotFound(router, "GET", "/admin/");
    }

    @Test
    void neverClimbsOutOfAFolder() {
        var router = router("GET /admin/*file");
        for (var path : List.of("../x", "a/../../x", "%2e%2e/x", "a/%2E%2E/b", "..%2fx", "a%5c..%5cb", "./x", "a//b")) {
            assertNotFound(router, "GET", "/admin/" + path);
        }
    }

    @Test
    void ignoresOneSlashAtTheEnd() throws IOException {
        var router = router("GET /", "GET /server/ping");
        assertThat(ask(router, "GET", "/server/ping/")).isEqualTo("GET /server/ping {}");
        assertThat(ask(router, "GET", "/")).isEqualTo("GET / {}");
        assertNotFound(router, "GET", "/server/ping//");
        assertNotFound(router, "GET", "//server/ping");
        assertNotFound(router, "GET", "/items//");
    }

    @Test
    void doesNotTakeAnEmptySegmentForAParameter() {
        assertNotFound(router("GET /items/:collection/:id"), "GET", "/items//1");
    }

    @Test
    void answersHeadAndOptions() throws IOException {
        var router = router("GET /items/:collection", "PATCH /items/:collection", "POST /items/article");
        assertThat(ask(router, "HEAD", "/items/a")).isEqualTo("GET /items/:collection {collection=a}");
        assertThat(router.handle(request("OPTIONS", "/items/a")).headers().first("Allow"))
                .contains("GET,HEAD,PATCH");
        assertThat(router.handle(request("OPTIONS", "/items/article")).headers().first("Allow"))
                .contains("POST,GET,HEAD,PATCH");
        assertNotFound(router, "OPTIONS", "/other");
    }

    @Test
    void knowsNo405() {
        assertNotFound(router("GET /schema/snapshot"), "POST", "/schema/snapshot");
        assertNotFound(router("GET /schema/snapshot"), "BREW", "/schema/snapshot");
    }

    @Test
    void refusesRoutesThatContradictEachOther() {
        for (var routes : List.of(
                List.of("GET /a/:b", "GET /a/:c"),
                List.of("GET /a", "GET /a/"),
                List.of("GET /a/*b", "GET /a/*c"),
                List.of("GET /a/*b/c"),
                List.of("GET /:a/:a"),
                List.of("GET /:"),
                List.of("GET a"))) {
            assertThatIllegalArgumentException()
                    .as(routes.toString())
                    .isThrownBy(() -> router(routes.toArray(String[]::new)));
        }
    }

    private static Router router(String... routes) {
        return new Router(Arrays.stream(routes)
                .map(text -> text.split(" ", 2))
                .map(parts -> new Route(
                        parts[0],
                        parts[1],
                        request -> Response.empty(200)
                                .withHeader("Found", parts[0] + " " + parts[1] + " " + request.pathParameters())))
                .toList());
    }

    private static String ask(Router router, String method, String path) throws IOException {
        return router.handle(request(method, path)).headers().first("Found").orElseThrow();
    }

    private static void assertNotFound(Router router, String method, String path) {
        assertThatExceptionOfType(ApiException.class)
                .as(path)
                .isThrownBy(() -> router.handle(request(method, path)))
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(404);
                    assertThat(refused.errors().getFirst().extensions().text("path"))
                            .contains(path);
                });
    }

    private static Request request(String method, String path) {
        return new Request(method, path, null, Headers.of(Map.of()), "127.0.0.1", _ -> InputStream.nullInputStream());
    }
}
