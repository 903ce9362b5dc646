package dev.lockstep.testkit.kill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Database;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.kill.Plans;
import dev.lockstep.testkit.kill.postgres.Batch.Ended;
import dev.lockstep.testkit.kill.postgres.Batch.Told;
import dev.lockstep.testkit.kill.postgres.StopPoint.Moment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An apply on a server is all or nothing whatever ends in the middle of it: its process, its connection, one process of
 * the server, or the whole server. Afterwards everything in the database is what it was or what it was to be, whoever
 * asked was told nothing that is not true, and the same apply then ends where it would have ended. So it is with an undo; a
 * rehearsal leaves nothing, however it ends.
 */
class KilledOnPostgresTest {

    private static final int ROUNDS = Integer.getInteger("lockstep.test.kills", 0);
    private static final int AT_ONCE = 30;
    /** So many points of each plan, besides those of its end, are tried in each way, where not all are asked for. */
    private static final int SAMPLE = 6;

    /** Databases in which applies ended that left nothing behind; the next one that ends finds what they found. */
    private static final Map<Plans.Start, Deque<String>> UNTOUCHED = new EnumMap<>(Plans.Start.class);

    private static final Map<String, WatchedApply> WATCHED = new HashMap<>();

    @TempDir
    static Path folder;

    private static CrashableServer server;

    @BeforeAll
    static void startServer() throws SQLException {
        server = CrashableServer.start(folder);
        for (var start : Plans.Start.values()) {
            var template = new Template(server.create(template(start)));
            ScratchProject.bootstrap(template);
            try (var project = ScratchProject.in(template)) {
                Plans.prepare(project, start);
            }
            UNTOUCHED.put(start, new ArrayDeque<>());
        }
    }

    private static String template(Plans.Start start) {
        return "template_" + start.name().toLowerCase(Locale.ROOT);
    }

    private static Deque<String> untouched(WatchedApply watched) {
        return Objects.requireNonNull(
                UNTOUCHED.get(Plans.start(watched.application().name())));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** It goes with the server. */
    private record Template(String url) implements ScratchDatabase {
        @Override
        public Database open() {
            return CrashableServer.open(url);
        }

        @Override
        public void close() {
            // nothing of its own
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAllOrNothingWhateverEnds(Harm harm) throws Exception {
        if (ROUNDS == 0) {
            System.out.println("SKIPPED: all but a sample of the points at which a " + harm
                    + " ends; -Dlockstep.test.kills=1 tries all");
        }
        for (var plan : Plans.names()) {
            isAllOrNothing(plan, harm);
        }
    }

    private static void isAllOrNothing(String plan, Harm harm) throws Exception {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        long start = System.nanoTime();
        var watched = WATCHED.computeIfAbsent(plan, name -> WatchedApply.of(name, server, template(Plans.start(name))));
        var during = new StopPoint(watched.commit(), Moment.DURING);
        int killed = 0;
        int committing = 0;
        int kept = 0;
        for (int round = 0; round < Math.max(1, ROUNDS); round++) {
            var points = ROUNDS == 0 ? watched.sample(SAMPLE, harm.shift) : watched.points();
            for (int from = 0; from < points.size(); from += AT_ONCE) {
                var batch = points.subList(from, Math.min(points.size(), from + AT_ONCE));
                var ended = new Batch(server, watched, batch, () -> database(watched)).end(harm, random);
                for (var each : ended) {
                    boolean isKept = check(watched, each);
                    killed++;
                    committing += each.point().equals(during) ? 1 : 0;
                    kept += each.point().equals(during) && isKept ? 1 : 0;
                }
            }
        }
        // the same apply ends where it would have ended at first, however often it was undone
        var often = untouched(watched).removeFirst();
        assertThat(watched.application().run(CrashableServer.open(often))).isTrue();
        assertThat(PlainState.of(often).counted()).isEqualTo(watched.after().counted());
        server.drop(often);
        System.out.printf(
                "%s, %s ends: %d requests, at %d points, %d while it committed (%d of them kept), %.1f s, seed %d%n",
                plan,
                harm,
                watched.requests().size(),
                killed,
                committing,
                kept,
                (System.nanoTime() - start) / 1e9,
                seed);
    }

    private static String database(WatchedApply watched) {
        var untouched = untouched(watched);
        return untouched.isEmpty()
                ? server.copy(template(Plans.start(watched.application().name())))
                : untouched.removeFirst();
    }

    /** Whether it is in the new state. */
    private static boolean check(WatchedApply watched, Ended ended) {
        var point = ended.point();
        var title = point + " " + watched.requests().get(point.request() - 1).text();
        var state = PlainState.of(ended.url());
        boolean committing = point.request() == watched.commit();
        boolean rehearsal = watched.application().isRehearsal();
        boolean kept = !rehearsal && state.counted().equals(watched.after().counted());
        if (rehearsal || !committing || point.moment() == Moment.BEFORE) {
            assertThat(state.exact()).as(title).isEqualTo(watched.before().exact());
        } else if (point.moment() == Moment.ANSWERED) {
            assertThat(state.counted()).as(title).isEqualTo(watched.after().counted());
        } else if (!kept) {
            assertThat(state.exact()).as(title).isEqualTo(watched.before().exact());
        }
        assertThat(ended.told())
                .as(title)
                .isIn(Told.NOBODY, committing && !rehearsal ? Told.UNKNOWN : Told.UNREACHABLE);
        if (!kept) {
            untouched(watched).addFirst(ended.url());
            return false;
        }
        assertThat(watched.application().run(CrashableServer.open(ended.url())))
                .as("anything left")
                .isFalse();
        server.drop(ended.url());
        return true;
    }
}
