package dev.lockstep.migrate.hazard;

import dev.lockstep.database.Beforehand;
import dev.lockstep.database.Probes;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks probes. */
public final class Measurement {

    private static final int EXAMPLES = 5;

    private final Vendor vendor;
    private final List<Beforehand> beforehand;

    /** @param beforehand tables that come back, or get columns back, and are not what they will be yet */
    public Measurement(Vendor vendor, List<Beforehand> beforehand) {
        this.vendor = vendor;
        this.beforehand = List.copyOf(beforehand);
    }

    /** The hazards that the rows answer with, in the order of the probes. */
    public List<Hazard> ask(Connection connection, List<Probe> probes) throws SQLException {
        var hazards = new ArrayList<Hazard>();
        for (var probe : probes) {
            ask(connection, probe).ifPresent(hazards::add);
        }
        return hazards;
    }

    private Optional<Hazard> ask(Connection connection, Probe probe) throws SQLException {
        var question = beforehand(probe.question());
        long rows = Statements.queryLong(connection, question);
        if (rows <= probe.tolerated()) {
            return Optional.empty();
        }
        var examples = Statements.queryTexts(connection, vendor.probes().examples(probe.table(), question, EXAMPLES));
        boolean exact = rows <= Probes.LIMIT;
        return Optional.of(new Hazard(
                probe.code(),
                probe.collection(),
                probe.field(),
                exact ? rows : Probes.LIMIT,
                exact,
                examples,
                probe.obstacle()));
    }

    /** Whether a question of {@link Probes} counts any row. */
    public boolean counts(Connection connection, Sql question) throws SQLException {
        return Statements.queryLong(connection, beforehand(question)) > 0;
    }

    private Sql beforehand(Sql question) {
        var concerned = beforehand.stream()
                .filter(each ->
                        question.text().contains(vendor.quote(each.table().name())))
                .toList();
        return concerned.isEmpty() ? question : vendor.probes().beforehand(question, concerned);
    }
}
