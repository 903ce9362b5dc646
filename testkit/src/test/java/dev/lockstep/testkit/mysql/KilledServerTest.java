package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.KillableMariaDb;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.kill.Plans;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change is all or nothing where the database server itself is killed while it works on a statement. */
class KilledServerTest {

    private static final int AT_ONCE = 12;
    private static final int ROUNDS = Integer.getInteger("lockstep.test.kills", 1);

    private static KillableMariaDb server;
    private static final Map<Plans.Start, Template> TEMPLATES = new EnumMap<>(Plans.Start.class);

    @BeforeAll
    static void start() throws Exception {
        server = KillableMariaDb.start();
        for (var start : Plans.Start.values()) {
            TEMPLATES.put(start, Template.make(start, server::create));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Plan> plans() {
        var snapshots = Sample.of("plans that are interrupted on MariaDB", Template.plans(), 5).stream()
                .map(Plan::new);
        return Stream.concat(Stream.of(Plan.UNDO, Plan.UNDO_OF_AN_ENTRY), snapshots)
                .filter(plan -> Plans.isAsked(plan.toString()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isAllOrNothingWhereverTheServerIsKilled(Plan plan) throws Exception {
        long start = System.nanoTime();
        var random = new Random(Long.getLong("lockstep.test.seed", System.nanoTime()));
        var scratch = copy(plan);
        var before = Copies.state(scratch);
        List<String> statements;
        try (var gate = new StatementGate(scratch.url(), 0);
                var database = TestVendor.openMariaDb(gate.url())) {
            plan.apply(database);
            statements = gate.statements();
        }
        var after = Copies.state(scratch).withoutNumbers();
        int commit = statements.indexOf("UPDATE `lockstep_change` SET `progress` = 'KEPT'") + 2;
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var points = new ArrayList<Integer>();
            points.add(commit);
            while (points.size() < AT_ONCE) {
                points.add(1 + random.nextInt(statements.size()));
            }
            var victims = killed(plan, points, random);
            for (int i = 0; i < points.size(); i++) {
                try (var database = victims.get(i).open()) {
                    Plan.inspect(database);
                }
                boolean isAfter = points.get(i) > commit
                        || (points.get(i) == commit
                                && !Copies.state(victims.get(i))
                                        .differences(before)
                                        .isEmpty());
                kept += isAfter ? 1 : 0;
                var state = isAfter ? Copies.state(victims.get(i)).withoutNumbers() : Copies.state(victims.get(i));
                assertThat(state.differences(isAfter ? after : before))
                        .as("%d %s", points.get(i), statements.get(points.get(i) - 1))
                        .isEmpty();
            }
        }
        System.out.printf(
                "%s: the server killed %d times, %d changes, of which %d were kept, %.1f s%n",
                plan, ROUNDS, ROUNDS * AT_ONCE, kept, (System.nanoTime() - start) / 1e9);
    }

    /** All at once, a moment after the server was sent the statements. */
    private static List<ScratchDatabase> killed(Plan plan, List<Integer> points, Random random) throws Exception {
        var victims = new ArrayList<ScratchDatabase>();
        var gates = new ArrayList<StatementGate>();
        try {
            for (int point : points) {
                var victim = copy(plan);
                victims.add(victim);
                gates.add(new StatementGate(victim.url(), point));
            }
            var process = KilledProcess.start(
                    plan, gates.stream().map(StatementGate::url).toList());
            for (var gate : gates) {
                assertThat(gate.awaitReached(300)).as(gate.last()).isTrue();
            }
            gates.forEach(StatementGate::send);
            Thread.sleep(random.nextInt(15));
            server.kill();
            process.end();
        } finally {
            for (var gate : gates) {
                gate.close();
            }
        }
        server.restart();
        return victims;
    }

    private static ScratchDatabase copy(Plan plan) throws SQLException {
        return Objects.requireNonNull(TEMPLATES.get(plan.start())).copy(server::create);
    }
}
