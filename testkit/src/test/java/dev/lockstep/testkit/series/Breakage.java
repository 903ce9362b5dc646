package dev.lockstep.testkit.series;

import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows spoilt so that they do not fit the next step.
 *
 * @param statement what spoils them
 */
record Breakage(HazardCode code, String collection, String field, String statement) {

    /** All that the step from one state to the next can break in tables that have rows. */
    static List<Breakage> of(Map<String, PlainTable> now, Map<String, PlainTable> next, Set<String> filled) {
        var breakages = new ArrayList<Breakage>();
        for (var name : filled) {
            var before = now.get(name);
            var after = next.get(name);
            if (before != null && after != null) {
                after.columns()
                        .forEach(column -> before.column(column.name())
                                .ifPresent(was -> column(before, after, was, column, breakages)));
            }
        }
        return breakages;
    }

    private static void column(
            PlainTable before, PlainTable after, PlainColumn was, PlainColumn is, List<Breakage> breakages) {
        var name = was.name();
        boolean pointer =
                !before.foreignKeys(name).isEmpty() || !after.foreignKeys(name).isEmpty();
        if (was.key()) {
            return;
        }
        if (Kind.length(is.declared()) < Kind.length(was.declared()) && Kind.of(was.declared()) == Kind.TEXT) {
            breakages.add(of(
                    HazardCode.VALUE_TOO_LONG, after, name, "'" + "x".repeat(Kind.length(is.declared()) + 1) + "'"));
        }
        if (Kind.of(was.declared()) == Kind.TEXT && Kind.of(is.declared()) == Kind.NUMBER) {
            breakages.add(of(HazardCode.CAST_FAILS, after, name, "'no number'"));
        }
        if (!was.notNull() && is.notNull()) {
            breakages.add(of(HazardCode.NULL_VALUES, after, name, "NULL"));
        }
        if (!before.isUnique(name) && after.isUnique(name)) {
            var table = PlainDatabase.quote(after.name());
            var column = PlainDatabase.quote(name);
            breakages.add(new Breakage(
                    HazardCode.DUPLICATE_VALUES,
                    after.name(),
                    name,
                    "UPDATE " + table + " SET " + column + " = (SELECT max(" + column + ") FROM " + table + ")"));
        }
        if (pointer && before.foreignKeys(name).isEmpty()) {
            breakages.add(of(HazardCode.ORPHAN_VALUES, after, name, "987654321"));
        }
    }

    private static Breakage of(HazardCode code, PlainTable table, String field, String value) {
        return new Breakage(
                code,
                table.name(),
                field,
                "UPDATE " + PlainDatabase.quote(table.name()) + " SET " + PlainDatabase.quote(field) + " = " + value
                        + " WHERE rowid = (SELECT min(rowid) FROM " + PlainDatabase.quote(table.name()) + ")");
    }

    void carryOut(PlainDatabase database) throws SQLException {
        database.run(statement);
    }
}
