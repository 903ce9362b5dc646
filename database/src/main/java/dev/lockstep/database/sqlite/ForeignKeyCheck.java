package dev.lockstep.database.sqlite;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that point at nothing which a change brings; a change runs with foreign keys switched off, so nothing
 * else does. Rows that pointed at nothing before are not its fault.
 */
final class ForeignKeyCheck {

    /**
     * The tables in question that have foreign keys: all of them, or those that are touched and those that point at
     * them.
     */
    private static final String TABLES = """
            SELECT t.name FROM main.sqlite_schema AS t
            WHERE t.type = 'table' AND t.sql NOT LIKE 'create virtual%' AND EXISTS (
                SELECT 1 FROM pragma_foreign_key_list(t.name, 'main') AS f
                WHERE ?1 IS NULL
                    OR t.name COLLATE NOCASE IN (SELECT value FROM json_each(?1))
                    OR f."table" COLLATE NOCASE IN (SELECT value FROM json_each(?1)))
            ORDER BY t.name
            """;

    private static final String ROWS = "SELECT ?, rowid, parent FROM pragma_foreign_key_check(?)";

    /** {@link #ROWS} of all {@link #TABLES}. */
    private static final String ALL_ROWS = "WITH tables AS MATERIALIZED (" + TABLES
            + ") SELECT tables.name, c.rowid, c.parent FROM tables, pragma_foreign_key_check(tables.name) AS c";

    private final @Nullable Set<String> touched;
    private final Map<Pair, Violations> before = new HashMap<>();
    private final Set<String> mismatchedBefore = new HashSet<>();

    private ForeignKeyCheck(@Nullable Set<String> touched) {
        this.touched = touched;
    }

    /**
     * Notes what is wrong already.
     *
     * @param touched the tables that the change will touch; null for any
     */
    static ForeignKeyCheck before(Connection connection, @Nullable Set<String> touched) throws SQLException {
        var check = new ForeignKeyCheck(touched);
        check.look(connection, check.before, check.mismatchedBefore);
        return check;
    }

    /** @throws ConstraintViolationException if there is more wrong than before */
    void after(Connection connection) throws SQLException {
        var after = new HashMap<Pair, Violations>();
        var mismatched = new HashSet<String>();
        look(connection, after, mismatched);
        mismatched.removeAll(mismatchedBefore);
        if (!mismatched.isEmpty()) {
            String table = mismatched.stream().sorted().findFirst().orElseThrow();
            throw violation(
                    table, "A foreign key of the table %s would point at columns that are no key.".formatted(table));
        }
        for (var entry : after.entrySet()) {
            long count = entry.getValue().notIn(before.get(entry.getKey()));
            if (count > 0) {
                var pair = entry.getKey();
                throw violation(
                        pair.table,
                        "%d row%s of the table %s would point at rows of %s that do not exist."
                                .formatted(count, count == 1 ? "" : "s", pair.table, pair.parent));
            }
        }
    }

    private static ConstraintViolationException violation(String table, String message) {
        return new ConstraintViolationException(Kind.FOREIGN_KEY, table, null, message + " Nothing was changed.", null);
    }

    private void look(Connection connection, Map<Pair, Violations> found, Set<String> mismatched) throws SQLException {
        try {
            rows(connection, ALL_ROWS, found, touchedList());
        } catch (SQLException e) {
            requireMismatch(e);
            found.clear();
            lookAtEach(connection, found, mismatched);
        }
    }

    /** One key that points at columns without a key spoils the look at everything, so each table is looked at alone. */
    private void lookAtEach(Connection connection, Map<Pair, Violations> found, Set<String> mismatched)
            throws SQLException {
        for (String table : tables(connection)) {
            try {
                rows(connection, ROWS, found, table, table);
            } catch (SQLException e) {
                requireMismatch(e);
                mismatched.add(table);
            }
        }
    }

    private static void requireMismatch(SQLException failure) throws SQLException {
        if (failure.getMessage() == null || !failure.getMessage().contains("foreign key mismatch")) {
            throw failure;
        }
    }

    private static void rows(Connection connection, String sql, Map<Pair, Violations> found, @Nullable String... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
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
    }

    private List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, touchedList());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** As JSON, or null for any table. */
    private @Nullable String touchedList() {
        return touched == null
                ? null
                : JsonSyntax.write(JsonArray.ofTexts(touched.stream().sorted().toList()));
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
