package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of another origin in a real browser: it asks first, sends a POST with a token and JSON, and reads the answer. */
class CorsBrowserTest {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><pre id="answer">waiting</pre><script>
            const say = text => { document.getElementById('answer').textContent = text; };
            fetch('{address}/schema/diff', {
              method: 'POST',
              headers: {'Authorization': 'Bearer {token}', 'Content-Type': 'application/json'},
              body: '{"version":1,"directus":"12.4.0","vendor":"sqlite","collections":[{"collection":"shop"}],"fields":[],"relations":[]}'
            }).then(async answer => say('status ' + answer.status + ' body ' + await answer.text()))
              .catch(failure => say('failed ' + failure));
            </script>
            """;

    @TempDir
    private Path folder;

    private static Optional<Path> browser() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(place -> BROWSERS.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void aPageOfAnotherOriginMayUseAToken() throws IOException {
        var dom = open(TwoProjects.TARGET_TOKEN);
        assertThat(dom).contains("status 200 body {\"data\":{\"hash\":\"", "\"collection\":\"shop\"");
    }

    @Test
    void itMayAlsoReadWhyItWasRefused() throws IOException {
        assertThat(open("wrong")).contains("status 401 body {\"errors\":", "INVALID_CREDENTIALS");
    }

    private String open(String token) throws IOException {
        var browser = browser();
        if (browser.isEmpty()) {
            System.out.println("SKIPPED: " + CorsBrowserTest.class.getSimpleName() + " needs one of " + BROWSERS
                    + " on the PATH and found none; cross-origin requests were not tried in a browser");
        }
        Assumptions.assumeTrue(browser.isPresent());
        var pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var projects = TwoProjects.start(folder)) {
            var page = PAGE.replace("{address}", projects.targetAddress()).replace("{token}", token);
            pages.createContext("/", exchange -> {
                var bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            pages.start();
            return dom(browser.get(), "http://localhost:" + pages.getAddress().getPort() + "/");
        } finally {
            pages.stop(0);
        }
    }

    /** What the page holds when its requests have been answered. */
    private String dom(Path browser, String address) {
        var line = List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-sync",
                "--disable-component-update",
                "--user-data-dir=" + folder.resolve("browser"),
                "--virtual-time-budget=20000",
                "--dump-dom",
                address);
        try (var child = Child.run(folder, Map.of("HOME", folder.toString()), line)) {
            return child.await().out();
        }
    }
}
