package dev.lockstep.migrate.apply;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.Measurement;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.migrate.plan.KeptList;
import dev.lockstep.migrate.plan.KeptRecord;
import dev.lockstep.migrate.plan.Plan;
import dev.lockstep.migrate.plan.Step;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
     * Asks all probes, then runs all steps.
     *
     * @return what was taken away
     * @throws BreaksValuesException before the first statement, if rows would be broken
     * @throws dev.lockstep.database.ServerLimitException before the first statement, if the server has no room for it
     */
    List<Hazard> run(Plan plan) throws SQLException {
        vendor.requireRoom(connection, plan.footprint());
        execute(plan.locks());
        var measurement = new Measurement(vendor);
        var answers = new IdentityHashMap<Probe, Hazard>();
        var breaking = new ArrayList<Hazard>();
        var taken = new ArrayList<Hazard>();
        for (var probe : plan.probes()) {
            for (var hazard : measurement.ask(connection, List.of(probe))) {
                answers.put(probe, hazard);
                switch (hazard.code().hazardClass()) {
                    case TAKES_AWAY -> taken.add(hazard);
                    case BREAKS_VALUES -> breaking.add(hazard);
                }
            }
        }
        if (!breaking.isEmpty()) {
            throw new BreaksValuesException(breaking);
        }
        var copies = copies(plan, answers);
        if (!copies.isEmpty()) {
            vendor.requireRoom(connection, plan.footprint().withMade(copies));
        }
        if (!plan.touched().isEmpty()) {
            vendor.announce(connection, plan.touched());
        }
        var kept = new ArrayList<KeptRecord>();
        var rows = new ArrayList<Sql>();
        for (var step : plan.steps()) {
            switch (step) {
                case Step.ChangeSchema change -> execute(change.statements());
                case Step.ChangeRows change -> rows.addAll(change.statements());
                case Step.TakeAway takeAway -> {
                    if (answers.containsKey(takeAway.probe())) {
                        if (kept.isEmpty()) {
                            execute(plan.listOfKept());
                        }
                        execute(takeAway.keep());
                        rows.addAll(takeAway.move());
                        kept.add(takeAway.kept());
                    } else {
                        execute(takeAway.discard());
                    }
                }
            }
        }
        execute(rows);
        for (var each : kept) {
            list(each);
        }
        return taken;
    }

    /** The tables that are made for what is set aside. */
    private static List<Table> copies(Plan plan, Map<Probe, Hazard> answers) {
        var copies = new ArrayList<Table>();
        for (var step : plan.steps()) {
            if (step instanceof Step.TakeAway takeAway && answers.containsKey(takeAway.probe())) {
                copies.addAll(takeAway.copies());
            }
        }
        return copies;
    }

    private void list(KeptRecord kept) throws SQLException {
        long rows = Statements.queryLong(connection, Sql.of("select count(*) from " + vendor.quote(kept.table())));
        Statements.execute(connection, KeptList.add(vendor, kept, rows, clock.instant()));
    }

    private void execute(List<Sql> statements) throws SQLException {
        for (var sql : statements) {
            Statements.execute(connection, sql);
        }
    }
}
