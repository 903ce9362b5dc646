package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
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
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An apply is all or nothing wherever its process is killed: after SIGKILL a database is to the byte of each row and
 * declaration what it was or what it was to be, and the same apply then ends where it would have ended.
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

    private static Path template;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTemplate() throws IOException, SQLException {
        template = shared.resolve("template.db");
        try (var project = ScratchProject.create()) {
            project.migrate(JsonReader.read(Files.readString(resource("before.json"))));
            try (var database = PlainDatabase.open(project.file())) {
                for (var statement : Files.readAllLines(resource("rows.sql"))) {
                    database.run(statement);
                }
                database.run("VACUUM INTO ?", template.toString());
            }
        }
    }

    private static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(KilledApplyTest.class.getResource(name)).getPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"creates-tables", "drops-rows-and-values", "changes-types", "adds-relations", "removes-relations"
            })
    void isAllOrNothingWhereverTheProcessIsKilled(String name) throws Exception {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        long start = System.nanoTime();
        var trial = Trial.watch(resource(name + ".json"), KilledFile.copy(template, folder, "watched"));
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var points = trial.points(random);
            for (int from = 0; from < points.size(); from += AT_ONCE) {
                var victims = victims(points.subList(from, Math.min(points.size(), from + AT_ONCE)));
                killed += victims.size();
                checkAll(trial, victims, Victims.kill(trial.snapshot(), victims, Duration.ZERO));
            }
        }
        int kept = 0;
        for (int i = 0; i < ROUNDS * RELEASED.size(); i++) {
            var victims = victims(Collections.nCopies(RELEASED_AT_ONCE, KillPoint.at(Moment.RELEASED)));
            var wait = RELEASED.get(i % RELEASED.size());
            var reached = Victims.kill(trial.snapshot(), victims, wait);
            kept += checkAll(trial, victims, reached);
            killed += victims.size();
        }
        System.out.printf(
                "%s: %d statements, killed at %d points, of those %d while it committed (%d were kept), %.1f s, seed %d%n",
                name,
                trial.statements().size(),
                killed,
                ROUNDS * RELEASED.size() * RELEASED_AT_ONCE,
                kept,
                (System.nanoTime() - start) / 1e9,
                seed);
    }

    private List<Victim> victims(List<KillPoint> points) throws IOException {
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
        boolean kept = state.equals(trial.after());
        assertThat(trial.application().run(victim.location(), _ -> {})).isEqualTo(!kept);
        assertThat(KilledFile.soundState(victim.location()))
                .as(point + " again")
                .isEqualTo(trial.after());
        return kept;
    }
}
