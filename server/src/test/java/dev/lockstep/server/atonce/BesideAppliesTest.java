package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many clients while one apply follows the other. */
class BesideAppliesTest {

    private static final String VENDORS = "dev.lockstep.testkit.EachVendor#vendors";
    private static final int WRITERS = 16;
    private static final int READERS = 64;
    private static final int APPLIES = 24;

    private interface Step {
        void run() throws Exception;
    }

    /** Has clients repeat what they do until all applies are done, each of which must succeed. */
    private static void besideApplies(RunningProject project, List<Step> clients) throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var client : clients) {
                running.add(threads.submit((Callable<Void>) () -> {
                    while (!over.get()) {
                        client.run();
                    }
                    return null;
                }));
            }
            try {
                for (int i = 0; i < APPLIES; i++) {
                    var form = Library.FORMS.get((i + 2) % Library.FORMS.size());
                    var answer = project.post("/schema/apply", Library.diff(project, form));
                    assertThat(answer.status())
                            .as(() -> answer.response().body())
                            .isEqualTo(204);
                }
            } finally {
                over.set(true);
            }
            for (var client : running) {
                client.get();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void everyRowThatWasAcknowledgedIsThereAndNoOther(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor)) {
            everyRowThatWasAcknowledgedIsThereAndNoOther(project);
        }
    }

    private static void everyRowThatWasAcknowledgedIsThereAndNoOther(RunningProject project) throws Exception {
        var next = new AtomicInteger();
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        Step plain = () -> {
            int id = next.incrementAndGet();
            count(project, statuses, acknowledged, id, "{\"id\": %d, \"title\": \"Title\"}".formatted(id));
        };
        // the field comes and goes
        Step withPages = () -> {
            int id = next.incrementAndGet();
            var body = "{\"id\": %d, \"title\": \"Title\", \"pages\": %d}".formatted(id, id);
            count(project, statuses, acknowledged, id, body);
        };
        var clients = new ArrayList<Step>();
        for (int i = 0; i < WRITERS; i++) {
            clients.add(i % 2 == 0 ? plain : withPages);
        }
        besideApplies(project, clients);
        System.out.println(project.product() + ": writers beside " + APPLIES + " applies: " + statuses);
        assertThat(statuses).containsOnlyKeys(200);
        var there = new TreeSet<Integer>();
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var ids = statement.executeQuery("select id from book")) {
            while (ids.next()) {
                there.add(ids.getInt(1));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(APPLIES);
        assertThat(there).isEqualTo(acknowledged);
    }

    private static void count(
            RunningProject project, Map<Integer, LongAdder> statuses, Set<Integer> acknowledged, int id, String body) {
        var answer = project.send("POST", "/items/book", body);
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        if (answer.status() == 200) {
            acknowledged.add(id);
        }
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void readersGetTheirAnswers(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor)) {
            readersGetTheirAnswers(project);
        }
    }

    private static void readersGetTheirAnswers(RunningProject project) throws Exception {
        var rows = new StringBuilder("[");
        for (int id = 1; id <= 200; id++) {
            rows.append(id == 1 ? "" : ",").append("{\"id\": %d, \"title\": \"Title %d\"}".formatted(id, id));
        }
        assertThat(project.send("POST", "/items/book", rows.append("]").toString())
                        .status())
                .isEqualTo(200);
        var paths = List.of(
                "/items/book?limit=20",
                "/items/book/7",
                "/items/book?fields=id,pages&sort=-id&limit=5",
                "/items/book?meta=*&limit=1",
                "/collections",
                "/fields/book",
                "/users/me",
                "/schema/snapshot");
        Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
        var slowest = new LongAccumulator(Math::max, 0);
        var clients = new ArrayList<Step>();
        for (int i = 0; i < READERS; i++) {
            var path = paths.get(i % paths.size());
            clients.add(() -> {
                long start = System.nanoTime();
                var answer = project.get(path);
                slowest.accumulate(System.nanoTime() - start);
                statuses.computeIfAbsent(path + " " + answer.status(), _ -> new LongAdder())
                        .increment();
                assertThat(answer.status())
                        .as(answer.response().body())
                        .isIn(path.contains("pages") ? Set.of(200, 403) : Set.of(200));
                if (path.equals("/items/book?limit=20")) {
                    assertThat(((JsonArray) answer.data()).items()).hasSize(20);
                } else if (path.equals("/schema/snapshot")) {
                    assertThat(answer.response().body()).contains("\"field\":\"title\"");
                }
            });
        }
        besideApplies(project, clients);
        System.out.printf(
                "%s: %d readers beside %d applies, the slowest answer after %d ms: %s%n",
                project.product(), READERS, APPLIES, slowest.get() / 1_000_000, statuses);
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(paths.size());
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void aRequestThatAnApplyOvertakesIsJudgedByTheNewModel(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor)) {
            aRequestThatAnApplyOvertakesIsJudgedByTheNewModel(project);
        }
    }

    private static void aRequestThatAnApplyOvertakesIsJudgedByTheNewModel(RunningProject project) throws Exception {
        var diff = Library.diff(project, Library.FORMS.get(0));
        var body = "{\"id\": 1, \"title\": \"Emma\", \"pages\": 474}";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), project.port())) {
            write(socket, """
                    POST /items/book HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Content-Type: application/json
                    Content-Length: %d
                    Connection: close

                    """.replace("\n", "\r\n").formatted(RunningProject.TOKEN, body.length()));
            write(socket, body.substring(0, 20));
            // meanwhile the server finds the collection and waits for the rest
            Thread.sleep(500);
            assertThat(project.post("/schema/apply", diff).status()).isEqualTo(204);
            write(socket, body.substring(20));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // as always, a field that does not exist is left out
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"data\":{\"id\":1,\"title\":\"Emma\"}}");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @ParameterizedTest
    @MethodSource(VENDORS)
    void ofSeveralDifferentAppliesOneIsDoneAndTheOthersAreToldWhy(TestVendor vendor) throws Exception {
        try (var project = Library.start(vendor)) {
            ofSeveralDifferentAppliesOneIsDoneAndTheOthersAreToldWhy(project);
        }
    }

    private static void ofSeveralDifferentAppliesOneIsDoneAndTheOthersAreToldWhy(RunningProject project)
            throws Exception {
        var diffs = List.of(0, 2, 3).stream()
                .map(form -> Library.diff(project, Library.FORMS.get(form)))
                .toList();
        var requests = new ArrayList<Callable<RunningProject.Answer>>();
        for (int i = 0; i < 12; i++) {
            var diff = diffs.get(i % diffs.size());
            requests.add(() -> project.post("/schema/apply", diff));
        }
        var refused = new ArrayList<String>();
        int done = -1;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(requests);
            for (int i = 0; i < answers.size(); i++) {
                var answer = answers.get(i).get();
                if (answer.status() == 204) {
                    assertThat(done).as("done before").isNegative();
                    done = i;
                } else {
                    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
                    refused.add(answer.response().body());
                }
            }
        }
        assertThat(refused).hasSize(requests.size() - 1).allMatch(body -> body.contains("\"INVALID_PAYLOAD\""));
        assertThat(refused).anyMatch(body -> body.contains("hash does not match"));
        var form = Library.FORMS.get(List.of(0, 2, 3).get(done % diffs.size()));
        assertThat(project.send("POST", "/schema/diff", Library.of(project, form))
                        .status())
                .isEqualTo(204);
    }
}
