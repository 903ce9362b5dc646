package dev.lockstep.migrate.apply;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.KeptList;
import dev.lockstep.migrate.plan.KeptRecord;
import dev.lockstep.migrate.plan.MeasuredPlan;
import dev.lockstep.migrate.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a plan within the transaction of a connection. What changes the schema is run before what writes to rows,
 * since some products end a transaction with each statement of the former. For one plan.
 */
final class PlanRunner {

    private final Vendor vendor;
    private final Connection connection;
    private final Clock clock;

    PlanRunner(Vendor vendor, Connection connection, Clock clock) {
        this.vendor = vendor;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Asks all questions of the plan, so that what is answered stays true until the transaction ends.
     *
     * @throws dev.lockstep.database.ServerLimitException if the server has no room for the plan
     */
    MeasuredPlan measure(Plan plan) throws SQLException {
        vendor.requireRoom(connection, plan.footprint());
        execute(plan.locks());
        var measured = MeasuredPlan.measure(vendor, connection, plan);
        var copies = measured.copies();
        if (!copies.isEmpty()) {
            vendor.requireRoom(connection, plan.footprint().withMade(copies));
        }
        return measured;
    }

    /** @throws HazardsException if something that the rows answered is not agreed to */
    static void check(List<Hazard> hazards, Consent consent) {
        var refused = hazards.stream().filter(hazard -> !consent.covers(hazard)).toList();
        if (!refused.isEmpty()) {
            throw new HazardsException(refused);
        }
    }

    /**
     * Runs all steps.
     *
     * @param record what the history is to tell of them; null if nothing, as of a rehearsal
     * @return how long each one took, in their order
     */
    List<Duration> run(MeasuredPlan measured, Recorder.@Nullable Recording record) throws SQLException {
        var touched = measured.plan().touched();
        if (record != null) {
            touched = touched.with(record.tables().created(), record.tables().altered());
        }
        if (!touched.isEmpty()) {
            vendor.announce(connection, touched);
        }
        if (record != null) {
            execute(record.tables().statements());
        }
        var nanos = new long[measured.courses().size()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] += execute(measured.courses().get(i).schema());
        }
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] += execute(measured.courses().get(i).rows());
        }
        for (var course : measured.courses()) {
            if (course.kept() != null) {
                list(course.kept(), record);
            }
        }
        var durations = new ArrayList<Duration>();
        for (long each : nanos) {
            durations.add(Duration.ofNanos(each));
        }
        return durations;
    }

    private void list(KeptRecord kept, Recorder.@Nullable Recording record) throws SQLException {
        long rows = Statements.queryLong(connection, Sql.of("select count(*) from " + vendor.quote(kept.table())));
        var taken = clock.instant();
        Statements.execute(
                connection,
                record == null
                        ? KeptList.add(vendor, kept, rows, taken)
                        : KeptList.add(vendor, kept, rows, taken, record.entry()));
    }

    /** How many nanoseconds it took. */
    private long execute(List<Sql> statements) throws SQLException {
        long start = System.nanoTime();
        for (var sql : statements) {
            Statements.execute(connection, sql);
        }
        return System.nanoTime() - start;
    }
}
