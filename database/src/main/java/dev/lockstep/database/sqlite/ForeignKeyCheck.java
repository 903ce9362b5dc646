package dev.lockstep.database.sqlite;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.database.JsonSyntax;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that point at nothing which a change brings; a change runs with foreign keys switched off, so nothing
 * else does. Rows that pointed at nothing before are not its fault.
 */
final class ForeignKeyCheck {

    private static final String ALL = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check";

    /** The rows of the tables in question only: those that are touched and those that point at them. */
    private static final String SOME = """
            SELECT v."table", v.rowid, v.parent
            FROM (
                SELECT name FROM main.sqlite_schema
                WHERE type = 'table' AND sql NOT LIKE 'create virtual%' AND (
                    name COLLATE NOCASE IN (SELECT value FROM json_each(?1))
                    OR EXISTS (
                        SELECT 1 FROM pragma_foreign_key_list(sqlite_schema.name, 'main') AS f
                        WHERE f."table" COLLATE NOCASE IN (SELECT value FROM json_each(?1))))) AS t
            JOIN pragma_foreign_key_check(t.name) AS v
            """;

    private final @Nullable Set<String> touched;
    private final Map<Pair, Violations> before;

    private ForeignKeyCheck(@Nullable Set<String> touched, Map<Pair, Violations> before) {
        this.touched = touched;
        this.before = before;
    }

    /**
     * Notes what is wrong already.
     *
     * @param touched the tables that the change will touch; null for any
     */
    static ForeignKeyCheck before(Connection connection, @Nullable Set<String> touched) throws SQLException {
        return new ForeignKeyCheck(touched, violations(connection, touched));
    }

    /** @throws ConstraintViolationException if there is more wrong than before */
    void after(Connection connection) throws SQLException {
        for (var entry : violations(connection, touched).entrySet()) {
            long count = entry.getValue().notIn(before.get(entry.getKey()));
            if (count > 0) {
                throw violation(entry.getKey(), count);
            }
        }
    }

    private static ConstraintViolationException violation(Pair pair, long count) {
        return new ConstraintViolationException(
                Kind.FOREIGN_KEY,
                pair.table,
                null,
                "%d row%s of the table %s would point at rows of %s that do not exist; nothing was changed."
                        .formatted(count, count == 1 ? "" : "s", pair.table, pair.parent),
                null);
    }

    private static Map<Pair, Violations> violations(Connection connection, @Nullable Set<String> touched)
            throws SQLException {
        var found = new HashMap<Pair, Violations>();
        try (var statement = connection.prepareStatement(touched == null ? ALL : SOME)) {
            if (touched != null) {
                statement.setString(
                        1,
                        JsonSyntax.write(new JsonArray(
                                touched.stream().sorted().map(JsonValue::of).toList())));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long row = rows.getLong(2);
                    boolean named = !rows.wasNull();
                    found.computeIfAbsent(new Pair(rows.getString(1), rows.getString(3)), _ -> new Violations())
                            .add(row, named);
                }
            }
        }
        return found;
    }

    /** A table and the one it points at. */
    private record Pair(String table, String parent) {}

    /** The rows of one table that point at nothing in one other. */
    private static final class Violations {
        private final Set<Long> rows = new HashSet<>();
        private long withoutRowid;

        void add(long row, boolean named) {
            if (named) {
                rows.add(row);
            } else {
                withoutRowid++;
            }
        }

        long notIn(@Nullable Violations earlier) {
            if (earlier == null) {
                return rows.size() + withoutRowid;
            }
            long added =
                    rows.stream().filter(row -> !earlier.rows.contains(row)).count();
            return added + Math.max(0, withoutRowid - earlier.withoutRowid);
        }
    }
}
