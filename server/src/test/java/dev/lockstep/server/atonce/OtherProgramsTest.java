package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An apply while another program is in the middle of a long transaction. */
class OtherProgramsTest {

    private static final String VENDORS = "dev.lockstep.testkit.EachVendor#vendors";
    /** Some eight seconds of trying, and what comes between. */
    private static final Duration BOUND = Duration.ofSeconds(15);
    /** Half a second of waiting, on a machine that others use. */
    private static final Duration STALL = Duration.ofSeconds(3);

    /** A file has one writer at a time and any number of readers beside it; on a server, rows and tables are locked. */
    private static boolean isFile(TestVendor vendor) {
        return vendor == TestVendor.SQLITE;
    }

    static Stream<TestVendor> servers() {
        return EachVendor.vendors().filter(vendor -> !isFile(vendor));
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void anApplyDoesNotDisturbAReader(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor);
                var reader = OtherProgram.on(project.url())) {
            assertThat(project.send("POST", "/items/book", "{\"id\": 1, \"title\": \"Emma\", \"pages\": 474}")
                            .status())
                    .isEqualTo(200);
            var snapshot = project.get("/schema/snapshot").data();
            reader.run("begin");
            assertThat(reader.run("select pages from book")).isEqualTo("474");
            var diff = Library.diff(project, Library.FORMS.get(0));
            long start = System.nanoTime();
            var applying = CompletableFuture.supplyAsync(
                    () -> project.post("/schema/apply", diff),
                    work -> Thread.ofVirtual().start(work));
            var slowest = readUntilDone(project, applying);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
            System.out.printf("%s: reading beside an apply, the slowest took %d ms%n", vendor, slowest.toMillis());
            assertThat(slowest).isLessThan(STALL);
            assertThat(reader.run("select pages from book")).isEqualTo("474");
            if (isFile(vendor)) {
                assertThat(applying.get().status()).isEqualTo(204);
                reader.run("commit");
            } else {
                assertThat(applying.get().status()).isEqualTo(503);
                assertThat(applying.get().response().body()).contains("\"SERVICE_UNAVAILABLE\"", "nothing was changed");
                assertThat(project.get("/schema/snapshot").data()).isEqualTo(snapshot);
                reader.run("commit");
                assertThat(project.post("/schema/apply", diff).status()).isEqualTo(204);
            }
            assertThat(project.get("/items/book").response().body())
                    .isEqualTo("{\"data\":[{\"id\":1,\"title\":\"Emma\"}]}");
        }
    }

    /** Reads as a client of the project and as another program does; how long the slowest waited. */
    private static Duration readUntilDone(RunningProject project, CompletableFuture<?> done) throws SQLException {
        var slowest = Duration.ZERO;
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            while (!done.isDone()) {
                long start = System.nanoTime();
                assertThat(project.get("/items/book").status()).isEqualTo(200);
                long between = System.nanoTime();
                statement.executeQuery("select count(*) from book").close();
                long longest = Math.max(between - start, System.nanoTime() - between);
                slowest = slowest.toNanos() > longest ? slowest : Duration.ofNanos(longest);
            }
        }
        return slowest;
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void anApplyWaitsForAWriterABoundedTimeAndChangesNothing(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor);
                var writer = OtherProgram.on(project.url())) {
            var snapshot = project.get("/schema/snapshot").data();
            var diff = Library.diff(project, Library.FORMS.get(3));
            writer.run(isFile(vendor) ? "begin immediate" : "begin");
            writer.run("insert into book (id, title) values (1, 'Emma')");
            long start = System.nanoTime();
            var refused = project.post("/schema/apply", diff);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.response().body()).contains("\"SERVICE_UNAVAILABLE\"", "nothing was changed");
            int other = project.send("POST", "/items/book", "{\"id\": 2}").status();
            assertThat(other).isEqualTo(isFile(vendor) ? 503 : 200);
            assertThat(project.get("/schema/snapshot").data()).isEqualTo(snapshot);
            assertThat(project.get("/items/book?filter[id][_eq]=1"
                                    .replace("[", "%5B")
                                    .replace("]", "%5D"))
                            .response()
                            .body())
                    .isEqualTo("{\"data\":[]}");
            writer.run("commit");
            assertThat(writer.run("select title from book where id = 1")).isEqualTo("Emma");
            assertThat(project.post("/schema/apply", diff).status()).isEqualTo(204);
            assertThat(project.get("/items/book/1").response().body())
                    .isEqualTo("{\"data\":{\"id\":1,\"title\":\"Emma\",\"pages\":null,\"note\":null}}");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTableThatAnotherProgramHoldsIsWaitedForABoundedTime(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor);
                var holder = OtherProgram.on(project.url())) {
            holder.run("begin");
            holder.run(
                    vendor == TestVendor.POSTGRES
                            ? "lock table book in access exclusive mode"
                            : "lock tables book write");
            for (var send : List.<Supplier<RunningProject.Answer>>of(
                    () -> project.get("/items/book"), () -> project.send("POST", "/items/book", "{\"id\": 1}"))) {
                var answer = CompletableFuture.supplyAsync(
                                send, work -> Thread.ofVirtual().start(work))
                        .get(BOUND.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.response().body()).contains("\"SERVICE_UNAVAILABLE\"");
            }
            holder.run(vendor == TestVendor.POSTGRES ? "commit" : "unlock tables");
            assertThat(project.get("/items/book").response().body()).isEqualTo("{\"data\":[]}");
        }
    }
}
