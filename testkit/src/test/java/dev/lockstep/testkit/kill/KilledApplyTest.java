package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.kill.KillPoint.Moment;
import dev.lockstep.testkit.kill.Victims.Victim;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An apply is all or nothing wherever its process is killed, and so is an undo: after SIGKILL a database is to the byte of each
 * row and declaration what it was or what it was to be, and the same apply then ends where it would have ended. A rehearsal
 * leaves nothing, wherever that is.
 */
class KilledApplyTest {

    /** Applies that one process runs side by side. */
    private static final int AT_ONCE = 60;

    /** Applies that are killed together a moment after they began to commit. */
    private static final int RELEASED_AT_ONCE = 9;

    private static final List<Duration> RELEASED =
            IntStream.of(0, 1, 2, 4, 8, 16).mapToObj(Duration::ofMillis).toList();

    private static final int ROUNDS = Integer.getInteger("lockstep.test.kills", 1);

    @TempDir
    static Path shared;

    private static final Map<Plans.Start, Path> TEMPLATES = new EnumMap<>(Plans.Start.class);

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTemplates() throws SQLException {
        for (var start : Plans.Start.values()) {
            var template = shared.resolve(start + ".db");
            try (var project = ScratchProject.create()) {
                Plans.prepare(project, start);
                try (var database = PlainDatabase.open(project.file())) {
                    database.run("VACUUM INTO ?", template.toString());
                }
            }
            TEMPLATES.put(start, template);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockstep.testkit.kill.Plans#names")
    void isAllOrNothingWhereverTheProcessIsKilled(String name) throws Exception {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        long start = System.nanoTime();
        var template = Objects.requireNonNull(TEMPLATES.get(Plans.start(name)));
        var trial = Trial.watch(name, KilledFile.copy(template, folder, "watched"));
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var points = Sample.of("points of " + name, trial.points(random), step(name));
            for (int from = 0; from < points.size(); from += AT_ONCE) {
                var victims = victims(template, points.subList(from, Math.min(points.size(), from + AT_ONCE)));
                killed += victims.size();
                checkAll(trial, victims, Victims.kill(trial.application(), victims, Duration.ZERO));
            }
        }
        int kept = 0;
        int releases = trial.application().isRehearsal() ? 0 : ROUNDS * RELEASED.size();
        for (int i = 0; i < releases; i++) {
            var victims = victims(template, Collections.nCopies(RELEASED_AT_ONCE, KillPoint.at(Moment.RELEASED)));
            var wait = RELEASED.get(i % RELEASED.size());
            var reached = Victims.kill(trial.application(), victims, wait);
            kept += checkAll(trial, victims, reached);
            killed += victims.size();
        }
        System.out.printf(
                "%s: %d statements, killed at %d points, of those %d while it committed (%d were kept), %.1f s, seed %d%n",
                name,
                trial.statements().size(),
                killed,
                releases * RELEASED_AT_ONCE,
                kept,
                (System.nanoTime() - start) / 1e9,
                seed);
    }

    /** Of an apply each point is tried, also in an ordinary build. */
    private static int step(String plan) {
        return switch (plan) {
            case Plans.UNDO, Plans.REHEARSED_UNDO, Plans.REHEARSED_APPLY -> 7;
            default -> 1;
        };
    }

    private List<Victim> victims(Path template, List<KillPoint> points) throws IOException {
        var own = Files.createTempDirectory(folder, "victims");
        var victims = new ArrayList<Victim>();
        for (int i = 0; i < points.size(); i++) {
            victims.add(new Victim(points.get(i), KilledFile.copy(template, own, "victim-" + i)));
        }
        return victims;
    }

    /** How many are in the new state. */
    private static int checkAll(Trial trial, List<Victim> victims, List<String> reached) {
        return (int) IntStream.range(0, victims.size())
                .parallel()
                .filter(i -> check(trial, victims.get(i), reached.get(i)))
                .count();
    }

    private static boolean check(Trial trial, Victim victim, String reached) {
        var point = victim.point();
        if (point.statement() > 0 && point.statement() <= trial.statements().size()) {
            assertThat(reached).isEqualTo(trial.statements().get(point.statement() - 1));
        }
        var state = KilledFile.soundState(victim.location());
        switch (point.moment()) {
            case BEFORE, DURING, ENDING, COMMITTING ->
                assertThat(state).as(point + " " + reached).isEqualTo(trial.before());
            case COMMITTED -> assertThat(state).isEqualTo(trial.after());
            case RELEASED -> assertThat(state).isIn(trial.before(), trial.after());
        }
        boolean kept = !trial.application().isRehearsal() && state.equals(trial.after());
        assertThat(trial.application().run(victim.location(), _ -> {})).isEqualTo(!kept);
        assertThat(KilledFile.soundState(victim.location()))
                .as(point + " again")
                .isEqualTo(trial.after());
        return kept;
    }
}
