package dev.lockstep.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A running server destroys what was set aside when its time is over. */
@ParameterizedClass
@MethodSource("vendors")
class RetentionTest {

    private static final Map<String, String> KEEP_NOTHING = Map.of("SCHEMA_UNDO_RETENTION", "0");

    private final ScratchDatabase scratch;

    RetentionTest(TestVendor vendor) {
        this.scratch = vendor.empty();
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    private final Logger logger = Logger.getLogger(RetentionSweep.class.getName());
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void drop() {
        logger.removeHandler(listener);
        scratch.close();
    }

    /** A node over the database, which stays when the node goes. */
    private RunningProject node(Map<String, String> settings) {
        return RunningProject.startIn(scratch.lent(), settings);
    }

    private void run(String sql) throws SQLException {
        try (var connection = scratch.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = scratch.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    private List<String> kept() throws SQLException {
        return rows("select stored_table from lockstep_kept order by id");
    }

    /** Makes a collection with rows and takes a column of it away. */
    private void setAside(RunningProject project, String collection) throws SQLException {
        var made = project.send(
                "POST",
                "/collections",
                "{\"collection\": \"" + collection + "\", \"schema\": {}, \"meta\": {}, \"fields\": ["
                        + "{\"field\": \"id\", \"type\": \"integer\", \"meta\": {},"
                        + " \"schema\": {\"is_primary_key\": true, \"has_auto_increment\": true}},"
                        + "{\"field\": \"title\", \"type\": \"string\", \"meta\": {}, \"schema\": {}}]}");
        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
        run("insert into " + collection + " (title) values ('one'), ('two')");
        assertThat(project.send("DELETE", "/fields/" + collection + "/title", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void keepsNothingWhereTheRetentionIsNothing() throws SQLException {
        try (var project = node(KEEP_NOTHING)) {
            setAside(project, "news");
            assertThat(kept()).isEmpty();
            var newest = (JsonObject) project.get("/schema/history/2").data();
            assertThat(newest.text("purged_at")).isPresent();
            assertThat(newest.text("outcome")).contains("done");
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void changesGoOnWhereItCannotBeDestroyedAndThatIsSaidOnce() throws SQLException {
        try (var project = node(Map.of())) {
            setAside(project, "news");
        }
        var table = kept().getFirst();
        run("update lockstep_kept set stored_table = 'news'");
        try (var project = node(KEEP_NOTHING)) {
            setAside(project, "places");
            setAside(project, "people");
            assertThat(kept()).hasSize(3);
            assertThat(logged).hasSize(1);
            assertThat(logged.getFirst().getMessage()).contains("SCHEMA_UNDO_RETENTION");
            assertThat(logged.getFirst().getThrown()).hasMessageContaining("news");
            run("update lockstep_kept set stored_table = '" + table + "' where stored_table = 'news'");
            setAside(project, "things");
            assertThat(kept()).isEmpty();
        }
        assertThat(logged).hasSize(1);
        assertThat(rows("select id from news")).hasSize(2);
    }

    @Test
    void destroysWhatIsOverItsTimeAtTheStartOfSeveralNodes() throws Exception {
        try (var project = node(Map.of())) {
            setAside(project, "news");
            setAside(project, "places");
        }
        run("update lockstep_kept set taken_at = '2026-01-01T00:00:00Z' where collection = 'news'");
        var table = rows("select stored_table from lockstep_kept where collection = 'news'")
                .getFirst();
        Callable<RunningProject> start = () -> node(Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = threads.invokeAll(List.of(start, start));
            awaitRows("select stored_table from lockstep_kept", 1);
            for (var node : nodes) {
                node.get().close();
            }
        }
        assertThat(kept()).hasSize(1).doesNotContain(table);
        assertThat(rows("select collection from lockstep_kept")).containsExactly("places");
        assertThat(rows("select id from lockstep_history where purged_at is not null"))
                .containsExactly("2");
        assertThat(logged).isEmpty();
    }

    private void awaitRows(String query, int number) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (rows(query).size() != number) {
            assertThat(System.nanoTime()).as(query).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** Whoever is too late finds nothing to do; whoever waits too long may say so, and tries again later. */
    @Test
    void manyAtOnceDoWhatOneWouldHaveDone() throws Exception {
        try (var project = node(Map.of())) {
            for (int i = 0; i < 6; i++) {
                setAside(project, "many" + i);
            }
        }
        var tables = kept();
        assertThat(tables).hasSize(6);
        try (var one = scratch.open();
                var other = scratch.open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 8; i++) {
                var purge = new Purge(i % 2 == 0 ? one : other, Clock.systemUTC());
                work.add(() -> {
                    try {
                        return purge.everything();
                    } catch (DatabaseBusyException busy) {
                        return 0;
                    }
                });
            }
            int gone = 0;
            for (var result : threads.invokeAll(work)) {
                gone += result.get();
            }
            assertThat(gone).isEqualTo(6);
        }
        assertThat(kept()).isEmpty();
        try (var connection = scratch.connect();
                var found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            var names = new ArrayList<String>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            assertThat(names).contains("many0").doesNotContainAnyElementsOf(tables);
        }
    }

    @Test
    void goesOnUntilItIsClosed() throws InterruptedException {
        var runs = new AtomicInteger();
        var three = new CountDownLatch(3);
        var schedule = SweepSchedule.start(
                () -> {
                    runs.incrementAndGet();
                    three.countDown();
                },
                Duration.ofMillis(5));
        assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
        schedule.close();
        int last = runs.get();
        Thread.sleep(100);
        assertThat(runs).hasValue(last);
    }

    /** A sweep that is at work when the server stops comes to its end first. */
    @Test
    void letsASweepEndBeforeItIsClosed() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var schedule = SweepSchedule.start(
                () -> {
                    begun.countDown();
                    try {
                        Thread.sleep(300);
                        ended.incrementAndGet();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ofHours(1));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        schedule.close();
        assertThat(ended).hasValue(1);
    }
}
