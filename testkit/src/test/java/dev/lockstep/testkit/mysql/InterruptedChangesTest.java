package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.StatementLog;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.WatchedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change that fails, or loses its connection, before any of its statements leaves everything as it was; an ordinary build tries some. */
class InterruptedChangesTest {

    @AfterAll
    static void drop() {
        Copies.closeAll();
    }

    static Stream<Plan> plans() {
        var snapshots = Sample.of("plans that are interrupted on MariaDB", Template.plans(), 3).stream()
                .map(Plan::new);
        return Stream.concat(Stream.of(Plan.UNDO, Plan.UNDO_OF_AN_ENTRY), snapshots);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isTakenBackWhereverAStatementFails(Plan plan) throws Exception {
        interrupt(plan, (_, _) -> {
            throw new SQLException("on purpose");
        });
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isTakenBackWhereverTheConnectionIsLost(Plan plan) throws Exception {
        interrupt(plan, (connection, scratch) -> {
            try (var rows = connection.createStatement().executeQuery("SELECT connection_id()");
                    var other = scratch.connect();
                    var kill = other.createStatement()) {
                rows.next();
                kill.execute("KILL " + rows.getLong(1));
            }
        });
    }

    @Test
    void oneOfThemDoesAllThatIsDoneToRows() throws Exception {
        var plan = new Plan(Template.plans().getLast());
        try (var scratch = Copies.of(plan).own();
                var database = scratch.open()) {
            var refused = catchThrowableOfType(HazardsException.class, () -> plan.applyWithoutConsent(database));
            assertThat(refused.hazards())
                    .filteredOn(hazard -> hazard.code().isMended() && hazard.allowable())
                    .extracting(Hazard::code)
                    .contains(Arrays.stream(HazardCode.values())
                            .filter(HazardCode::isMended)
                            .toArray(HazardCode[]::new));
        }
    }

    @FunctionalInterface
    private interface Interruption {
        void happen(Connection connection, ScratchDatabase scratch) throws SQLException;
    }

    private static void interrupt(Plan plan, Interruption interruption) throws Exception {
        try (var scratch = Copies.of(plan).own()) {
            var before = Copies.state(scratch);
            int last = statements(plan);
            var numbers = IntStream.rangeClosed(1, last).boxed().toList();
            for (int number : Sample.of("statements of " + plan + " on MariaDB", numbers, 4)) {
                var watcher = new Interrupter(number, scratch, interruption);
                assertThat(catchThrowable(() -> apply(scratch, plan, watcher)))
                        .as("statement %d of %d", number, last)
                        .isNotNull();
                assertThat(Copies.state(scratch).differences(before))
                        .as("statement %d: %s", number, watcher.reached)
                        .isEmpty();
            }
            apply(scratch, plan, new StatementLog());
            assertThat(Copies.state(scratch)
                            .withoutNumbers()
                            .differences(after(plan).withoutNumbers()))
                    .isEmpty();
        }
    }

    private static int statements(Plan plan) throws Exception {
        try (var scratch = Copies.of(plan).own()) {
            var log = new StatementLog();
            apply(scratch, plan, log);
            return log.take().size();
        }
    }

    private static MariaDbState after(Plan plan) throws Exception {
        try (var scratch = Copies.of(plan).own()) {
            apply(scratch, plan, new StatementLog());
            return Copies.state(scratch);
        }
    }

    private static void apply(ScratchDatabase scratch, Plan plan, StatementWatcher watcher) throws IOException {
        try (var database = new WatchedDatabase(scratch.open(), watcher)) {
            plan.apply(database);
        }
    }

    private static final class Interrupter implements StatementWatcher {
        private final int number;
        private final ScratchDatabase scratch;
        private final Interruption interruption;
        private @org.jspecify.annotations.Nullable Connection connection;
        private String reached = "";
        private int sent;

        Interrupter(int number, ScratchDatabase scratch, Interruption interruption) {
            this.number = number;
            this.scratch = scratch;
            this.interruption = interruption;
        }

        @Override
        public void begun(Connection begun) {
            connection = begun;
        }

        @Override
        public void sending(String statement) throws SQLException {
            sent++;
            if (sent == number) {
                reached = statement;
                interruption.happen(java.util.Objects.requireNonNull(connection), scratch);
            }
        }
    }
}
