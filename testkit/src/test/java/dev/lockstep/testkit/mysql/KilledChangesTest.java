package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.kill.Plans;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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

    private static boolean failed;

    @AfterAll
    static void drop() {
        Copies.closeAll();
    }

    /** What a failed test leaves is of no use to the next. */
    @BeforeEach
    void takeFreshOnes() {
        if (failed) {
            Copies.closeAll();
        }
        failed = true;
    }

    static Stream<Plan> plans() {
        var snapshots = Sample.of("plans that are interrupted on MariaDB", Template.plans(), 4).stream()
                .map(Plan::new);
        return Stream.concat(Stream.of(Plan.UNDO, Plan.UNDO_OF_AN_ENTRY), snapshots)
                .filter(plan -> Plans.isAsked(plan.toString()));
    }

    static Stream<Plan> rehearsals() {
        return Stream.of(Plan.REHEARSED_UNDO, Plan.REHEARSED_APPLY).filter(plan -> Plans.isAsked(plan.toString()));
    }

    /** What an undisturbed change sends, and where it ends. */
    private record Course(List<String> statements, int commit, MariaDbState after) {}

    /** @param released whether the statement is done, and its answer lost */
    private record Point(int statement, boolean released) {}

    private static Course course(Plan plan) throws Exception {
        try (var scratch = Copies.of(plan).own();
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
            return new Course(statements, mark + 2, Copies.state(scratch).withoutNumbers());
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
        points.subList(0, course.commit() - 1).retainAll(sample(plan, points.subList(0, course.commit() - 1)));
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            var part = points.subList(from, Math.min(points.size(), from + AT_ONCE));
            var victims = Copies.of(plan).take(part.size());
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
            var expected = kept ? course.after() : Copies.of(plan).before();
            var state = kept ? Copies.state(victim).withoutNumbers() : Copies.state(victim);
            assertThat(state.differences(expected))
                    .as("%s %s", point, course.statements().get(point.statement() - 1))
                    .isEmpty();
            if (kept || point.statement() == course.commit()) {
                if (!kept) {
                    plan.apply(database);
                    assertThat(Copies.state(victim).withoutNumbers().differences(course.after()))
                            .isEmpty();
                }
            } else {
                return;
            }
        }
        Copies.of(plan).spoiled(victim);
    }

    @ParameterizedTest
    @MethodSource("rehearsals")
    void aRehearsalLeavesNothingWhereverItsProcessIsKilled(Plan plan) throws Exception {
        long start = System.nanoTime();
        List<String> statements;
        try (var scratch = Copies.of(plan).own();
                var gate = new StatementGate(scratch.url(), 0)) {
            try (var database = TestVendor.openMariaDb(gate.url())) {
                plan.apply(database);
            }
            requireUntouched(plan, scratch);
            statements = gate.statements();
        }
        var points = sample(
                plan,
                IntStream.rangeClosed(1, statements.size())
                        .mapToObj(number -> new Point(number, false))
                        .toList());
        int left = 0;
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            var part = points.subList(from, Math.min(points.size(), from + AT_ONCE));
            var victims = Copies.of(plan).take(part.size());
            kill(plan, victims, part);
            for (var victim : victims) {
                left += copies(victim);
                openUntilTheCopyIsGone(victim);
                requireUntouched(plan, victim);
            }
        }
        assertThat(left).as("copies that a killed process left").isPositive();
        report(
                plan + ": " + statements.size() + " statements, killed at " + points.size() + " points, " + left
                        + " of which left a copy behind",
                start);
    }

    /** How many copies for rehearsals there are of a database. */
    private static int copies(ScratchDatabase scratch) throws SQLException {
        try (var connection = scratch.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM information_schema.SCHEMATA"
                        + " WHERE SCHEMA_NAME = CONCAT('lockstep_rehearsal_', MD5(DATABASE()))")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Whoever starts drops it, unless the server has not yet noticed that the one who rehearsed is gone. */
    private static void openUntilTheCopyIsGone(ScratchDatabase scratch) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        do {
            try (var database = scratch.open()) {
                Plan.inspect(database);
            }
        } while (copies(scratch) > 0 && System.nanoTime() < deadline);
    }

    private static void requireUntouched(Plan plan, ScratchDatabase scratch) throws Exception {
        assertThat(copies(scratch)).as("copies that are left").isZero();
        assertThat(Copies.state(scratch).differences(Copies.of(plan).before())).isEmpty();
    }

    /** An ordinary build has time for some of the points, and for fewer where each takes a copy of the database. */
    private static List<Point> sample(Plan plan, List<Point> points) {
        boolean all = plan.isOfASnapshot() || plan.equals(Plan.UNDO);
        return Sample.of("points of " + plan + " on MariaDB", points, all ? 4 : plan.isRehearsal() ? 32 : 8);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isTakenBackWhereverTheTakingBackIsKilled(Plan plan) throws Exception {
        long start = System.nanoTime();
        var course = course(plan);
        int last = recovery(plan, course);
        var points = sample(
                plan,
                IntStream.rangeClosed(1, last)
                        .mapToObj(number -> new Point(number, false))
                        .toList());
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            var part = points.subList(from, Math.min(points.size(), from + AT_ONCE));
            var victims = Copies.of(plan).take(part.size());
            interrupt(plan, course, victims);
            kill(null, victims, part);
            requireBefore(plan, victims);
        }
        report(plan + ": taken back in " + last + " statements, killed at " + points.size() + " of them", start);
    }

    /** How many statements the taking back of all that comes before the commit has. */
    private static int recovery(Plan plan, Course course) throws Exception {
        var victims = Copies.of(plan).take(1);
        interrupt(plan, course, victims);
        try (var gate = new StatementGate(victims.getFirst().url(), 0)) {
            try (var database = TestVendor.openMariaDb(gate.url())) {
                Plan.inspect(database);
            }
            requireBefore(plan, victims);
            return gate.statements().size();
        }
    }

    @Test
    void isTakenBackOnceByTwoProcessesAtOnce() throws Exception {
        long start = System.nanoTime();
        for (var plan : plans().toList()) {
            var course = course(plan);
            var victims = Copies.of(plan).take(AT_ONCE / 2);
            interrupt(plan, course, victims);
            var urls = victims.stream().map(ScratchDatabase::url).toList();
            var first = KilledProcess.start(null, urls);
            var second = KilledProcess.start(null, urls.reversed());
            assertThat(first.failures()).isZero();
            assertThat(second.failures()).isZero();
            for (var victim : victims) {
                assertThat(Copies.state(victim).differences(Copies.of(plan).before()))
                        .as("%s", plan)
                        .isEmpty();
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

    private static void requireBefore(Plan plan, List<ScratchDatabase> victims) throws Exception {
        for (var victim : victims) {
            try (var database = victim.open()) {
                Plan.inspect(database);
            }
            assertThat(Copies.state(victim).differences(Copies.of(plan).before()))
                    .isEmpty();
        }
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

    /** Says what was done, as the last thing of a test that has not failed. */
    private static void report(String what, long start) {
        failed = false;
        System.out.printf("%s, %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
