package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sixty-four clients on a server's pool of connections, three that read for one that writes, beside a few applies: all get
 * their answers. {@code -Dlockstep.test.pools=5,10,20} measures those sizes instead of the one that a project has.
 */
class PoolTest {

    private static final int CLIENTS = 64;
    private static final int WRITES = 4;
    private static final int APPLIES = 4;
    private static final Duration WHOLE = Duration.ofSeconds(8);
    private static final List<String> PATHS = List.of(
            "/items/book?limit=20", "/items/book/7", "/schema/snapshot", "/items/book?meta=*&limit=1", "/collections");

    /** Products with a pool of a size that can be set. */
    static Stream<Arguments> pools() {
        var sizes = System.getProperty("lockstep.test.pools", "").split(",", -1);
        return EachVendor.vendors()
                .filter(vendor -> vendor != TestVendor.SQLITE)
                .flatMap(vendor -> Arrays.stream(sizes).map(size -> Arguments.of(vendor, size)));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void everybodyGetsAnAnswer(TestVendor vendor, String size) throws Exception {
        var settings = size.isEmpty() ? Map.<String, String>of() : Map.of("DB_POOL__MAX", size);
        try (var project = Library.start(vendor, settings)) {
            var rows = new StringBuilder("[");
            for (int id = 1; id <= 200; id++) {
                rows.append(id == 1 ? "" : ",").append("{\"id\": %d, \"title\": \"Title %d\"}".formatted(id, id));
            }
            assertThat(project.send("POST", "/items/book", rows.append("]").toString())
                            .status())
                    .isEqualTo(200);
            var nanos = new ConcurrentLinkedQueue<Long>();
            long end = System.nanoTime() + WHOLE.toNanos();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<Void>>();
                var next = new AtomicInteger(1000);
                for (int i = 0; i < CLIENTS; i++) {
                    int client = i;
                    running.add(threads.submit(() -> {
                        while (System.nanoTime() < end) {
                            long start = System.nanoTime();
                            ask(project, client, next);
                            nanos.add(System.nanoTime() - start);
                        }
                        return null;
                    }));
                }
                running.add(threads.submit(applies(project)));
                await(running);
            }
            report(vendor + ", pool of " + (size.isEmpty() ? "the usual size" : size), nanos);
        }
    }

    private static void ask(RunningProject project, int client, AtomicInteger next) {
        var answer = client % WRITES == 0
                ? project.send(
                        "POST", "/items/book", "{\"id\": %d, \"title\": \"New\"}".formatted(next.incrementAndGet()))
                : project.get(PATHS.get(client % PATHS.size()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static Callable<Void> applies(RunningProject project) {
        return () -> {
            for (int i = 0; i < APPLIES; i++) {
                Thread.sleep(WHOLE.dividedBy(APPLIES + 1));
                var diff = Library.diff(project, Library.FORMS.get((i + 2) % Library.FORMS.size()));
                var answer = project.post("/schema/apply", diff);
                assertThat(answer.status()).as(answer.response()::body).isEqualTo(204);
            }
            return null;
        };
    }

    private static void await(List<Future<Void>> running) throws InterruptedException, ExecutionException {
        for (var each : running) {
            each.get();
        }
    }

    private static void report(String title, ConcurrentLinkedQueue<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        assertThat(sorted).hasSizeGreaterThan(CLIENTS);
        System.out.printf(
                "%s: %d answers, half of them within %d ms, 99 of 100 within %d ms, the slowest after %d ms%n",
                title,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1_000_000,
                sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                sorted.getLast() / 1_000_000);
    }
}
