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
    static List<Breakage> of(
            PlainDatabase database, Map<String, PlainTable> now, Map<String, PlainTable> next, Set<String> filled) {
        var breakages = new ArrayList<Breakage>();
        for (var name : filled) {
            var before = now.get(name);
            var after = next.get(name);
            if (before != null && after != null) {
                var making = new Making(database, before, after, breakages);
                after.columns()
                        .forEach(column -> before.column(column.name()).ifPresent(was -> making.column(was, column)));
            }
        }
        return breakages;
    }

    private record Making(PlainDatabase database, PlainTable before, PlainTable after, List<Breakage> breakages) {

        void column(PlainColumn was, PlainColumn is) {
            var name = was.name();
            if (was.key()) {
                return;
            }
            if (Kind.length(is.declared()) < Kind.length(was.declared()) && Kind.of(was.declared()) == Kind.TEXT) {
                one(HazardCode.VALUE_TOO_LONG, name, "'" + "x".repeat(Kind.length(is.declared()) + 1) + "'");
            }
            if (Kind.of(was.declared()) == Kind.TEXT && Kind.of(is.declared()) == Kind.NUMBER) {
                one(HazardCode.CAST_FAILS, name, "'no number'");
            }
            if (!was.notNull() && is.notNull()) {
                one(HazardCode.NULL_VALUES, name, "NULL");
            }
            if (!before.isUnique(name) && after.isUnique(name)) {
                add(HazardCode.DUPLICATE_VALUES, name, first(name), "");
            }
            if (before.foreignKeys(name).isEmpty() && !after.foreignKeys(name).isEmpty()) {
                boolean uuid = Kind.of(was.declared()) == Kind.UUID || Kind.of(is.declared()) == Kind.UUID;
                one(HazardCode.ORPHAN_VALUES, name, uuid ? "'98765432-1000-4000-8000-000000000000'" : "'987654321'");
            }
        }

        /** Spoils the first row. */
        private void one(HazardCode code, String field, String value) {
            var key = before.key().getFirst().name();
            add(code, field, value, " WHERE " + database.quote(key) + " = " + first(key));
        }

        private void add(HazardCode code, String field, String value, String where) {
            breakages.add(new Breakage(
                    code,
                    after.name(),
                    field,
                    "UPDATE " + database.quote(after.name()) + " SET " + database.quote(field) + " = " + value
                            + where));
        }

        /** The first value of a column that has one; by a detour, since MySQL reads no table that it writes. */
        private String first(String column) {
            var name = database.quote(column);
            return "(SELECT chosen FROM (SELECT " + name + " AS chosen FROM " + database.quote(after.name()) + " WHERE "
                    + name + " IS NOT NULL ORDER BY "
                    + database.quote(before.key().getFirst().name())
                    + " LIMIT 1) one_row)";
        }
    }

    void carryOut(PlainDatabase database) throws SQLException {
        database.run(statement);
    }
}
