package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A change is all or nothing wherever its process is killed: whoever reads the model next finds the database, to the byte of
 * each declaration and the value of each row, what it was or what it was to be.
 */
class KilledChangesTest {

    /** Changes that one process runs side by side. */
    private static final int AT_ONCE = 16;

    private static final int PATIENCE = 300;

    /** From the second round on also after each statement: to the server, that is before the next. */
    private static final boolean AFTER_EACH = Integer.getInteger("lockstep.test.kills", 1) > 1;

    private static Template template;
    private static MariaDbState before;

    /** Databases as the template; one that is as before again is used again. */
    private static final List<ScratchDatabase> COPIES = new ArrayList<>();

    private static boolean failed;

    @BeforeAll
    static void make() throws SQLException, IOException {
        template = Template.make();
        var first = template.copy();
        before = state(first);
        COPIES.add(first);
    }

    @AfterAll
    static void drop() {
        COPIES.forEach(ScratchDatabase::close);
        template.close();
    }

    /** What a failed test leaves is of no use to the next. */
    @BeforeEach
    void takeFreshOnes() {
        if (failed) {
            COPIES.forEach(ScratchDatabase::close);
            COPIES.clear();
        }
        failed = true;
    }

    static Stream<Plan> plans() {
        var snapshots = Sample.of("plans that are interrupted on MariaDB", Template.plans(), 2).stream()
                .map(Plan::new);
        return Stream.concat(Stream.of(Plan.UNDO), snapshots);
    }

    /** What an undisturbed change sends, and where it ends. */
    private record Course(List<String> statements, int commit, MariaDbState after) {}

    /** @param released whether the statement is done, and its answer lost */
    private record Point(int statement, boolean released) {}

    private static Course course(Plan plan) throws Exception {
        try (var scratch = template.copy();
                var gate = new StatementGate(scratch.url(), 0)) {
            try (var database = TestVendor.openMariaDb(gate.url())) {
                plan.apply(database);
            }
            var statements = gate.statements();
            int mark = IntStream.range(0, statements.size())
                    .filter(i -> statements.get(i).contains("'KEPT'"))
                    .findFirst()
                    .orElseThrow();
            assertThat(statements.get(mark + 1)).isEqualTo("COMMIT");
            return new Course(statements, mark + 2, state(scratch).withoutNumbers());
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isAllOrNothingWhereverTheProcessIsKilled(Plan plan) throws Exception {
        long start = System.nanoTime();
        var course = course(plan);
        var points = new ArrayList<Point>();
        for (int number = 1; number <= course.statements().size(); number++) {
            points.add(new Point(number, false));
            if (AFTER_EACH
                    || number == course.commit()
                    || number == course.statements().size()) {
                points.add(new Point(number, true));
            }
        }
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            var part = points.subList(from, Math.min(points.size(), from + AT_ONCE));
            var victims = victims(part.size());
            kill(plan, victims, part);
            for (int i = 0; i < part.size(); i++) {
                check(plan, course, victims.get(i), part.get(i));
            }
        }
        report(plan + ": " + course.statements().size() + " statements, killed at " + points.size() + " points", start);
    }

    private static void check(Plan plan, Course course, ScratchDatabase victim, Point point) throws Exception {
        boolean kept =
                point.statement() > course.commit() || (point.statement() == course.commit() && point.released());
        try (var database = victim.open()) {
            Plan.inspect(database);
            var expected = kept ? course.after() : before;
            var state = kept ? state(victim).withoutNumbers() : state(victim);
            assertThat(state.differences(expected))
                    .as("%s %s", point, course.statements().get(point.statement() - 1))
                    .isEmpty();
            if (kept || point.statement() == course.commit()) {
                if (!kept) {
                    plan.apply(database);
                    assertThat(state(victim).withoutNumbers().differences(course.after()))
                            .isEmpty();
                }
                COPIES.remove(victim);
            }
        }
        if (!COPIES.contains(victim)) {
            victim.close();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isTakenBackWhereverTheTakingBackIsKilled(Plan plan) throws Exception {
        long start = System.nanoTime();
        var course = course(plan);
        int last = recovery(plan, course);
        for (int from = 1; from <= last; from += AT_ONCE) {
            var part = IntStream.range(from, Math.min(last + 1, from + AT_ONCE))
                    .mapToObj(number -> new Point(number, false))
                    .toList();
            var victims = victims(part.size());
            interrupt(plan, course, victims);
            kill(null, victims, part);
            requireBefore(victims);
        }
        report(plan + ": taken back in " + last + " statements, killed at each", start);
    }

    /** How many statements the taking back of all that comes before the commit has. */
    private static int recovery(Plan plan, Course course) throws Exception {
        var victims = victims(1);
        interrupt(plan, course, victims);
        try (var gate = new StatementGate(victims.getFirst().url(), 0)) {
            try (var database = TestVendor.openMariaDb(gate.url())) {
                Plan.inspect(database);
            }
            requireBefore(victims);
            return gate.statements().size();
        }
    }

    @Test
    void isTakenBackOnceByTwoProcessesAtOnce() throws Exception {
        long start = System.nanoTime();
        for (var plan : plans().toList()) {
            var course = course(plan);
            var victims = victims(AT_ONCE / 2);
            interrupt(plan, course, victims);
            var urls = victims.stream().map(ScratchDatabase::url).toList();
            var first = KilledProcess.start(null, urls);
            var second = KilledProcess.start(null, urls.reversed());
            assertThat(first.failures()).isZero();
            assertThat(second.failures()).isZero();
            for (var victim : victims) {
                assertThat(state(victim).differences(before)).as("%s", plan).isEmpty();
            }
        }
        report("taken back by two processes at once", start);
    }

    /** Ends changes just before they are committed. */
    private static void interrupt(Plan plan, Course course, List<ScratchDatabase> victims) throws Exception {
        var points =
                victims.stream().map(_ -> new Point(course.commit(), false)).toList();
        kill(plan, victims, points);
    }

    private static void requireBefore(List<ScratchDatabase> victims) throws Exception {
        for (var victim : victims) {
            try (var database = victim.open()) {
                Plan.inspect(database);
            }
            assertThat(state(victim).differences(before)).isEmpty();
        }
    }

    private static List<ScratchDatabase> victims(int count) throws SQLException {
        while (COPIES.size() < count) {
            COPIES.add(template.copy());
        }
        return List.copyOf(COPIES.subList(0, count));
    }

    /** Starts work on each database, waits until all of it has come to its point, and kills the process. */
    private static void kill(
            @org.jspecify.annotations.Nullable Plan plan, List<ScratchDatabase> victims, List<Point> points)
            throws Exception {
        var gates = new ArrayList<StatementGate>();
        try {
            for (int i = 0; i < victims.size(); i++) {
                gates.add(new StatementGate(victims.get(i).url(), points.get(i).statement()));
            }
            var process = KilledProcess.start(
                    plan, gates.stream().map(StatementGate::url).toList());
            for (int i = 0; i < gates.size(); i++) {
                assertThat(gates.get(i).awaitReached(PATIENCE))
                        .as("%s, after %s", points.get(i), gates.get(i).last())
                        .isTrue();
                if (points.get(i).released()) {
                    gates.get(i).release();
                }
            }
            process.kill();
        } finally {
            for (var gate : gates) {
                gate.close();
            }
        }
    }

    private static MariaDbState state(ScratchDatabase scratch) throws SQLException {
        try (var connection = scratch.connect()) {
            return MariaDbState.of(connection);
        }
    }

    /** Says what was done, as the last thing of a test that has not failed. */
    private static void report(String what, long start) {
        failed = false;
        System.out.printf("%s, %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
