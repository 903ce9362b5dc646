package dev.lockstep.database.postgres;

import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables of which anything was written since a moment. What was written is found by the version of its row; what is
 * gone, by how much there is left of its kind: columns and defaults leave a new version of a row behind, constraints and indexes
 * do not.
 */
final class WrittenTables {

    /** Where the condition stands that a row {@code a} was written since. */
    private static final String SINCE = "SINCE";

    private static final String PARTS = """
            SELECT c.oid::int8 AS oid, c.relname AS name, c.relkind = 'S' AS sequence, p.written, p.constraints, p.indexes
            FROM pg_catalog.pg_class AS c
                JOIN (SELECT owner, bool_or(written) AS written, sum(constraints) AS constraints, sum(indexes) AS indexes
                    FROM (SELECT a.oid AS owner, SINCE AS written, 0 AS constraints, 0 AS indexes
                            FROM pg_catalog.pg_class AS a WHERE a.relkind IN ('r', 'p', 'S')
                        UNION ALL SELECT a.attrelid, SINCE, 0, 0 FROM pg_catalog.pg_attribute AS a WHERE a.attnum > 0
                        UNION ALL SELECT a.adrelid, SINCE, 0, 0 FROM pg_catalog.pg_attrdef AS a
                        UNION ALL SELECT a.partrelid, SINCE, 0, 0 FROM pg_catalog.pg_partitioned_table AS a
                        UNION ALL SELECT a.conrelid, SINCE, 1, CASE WHEN a.contype IN ('p', 'u', 'x') THEN -1 ELSE 0 END
                            FROM pg_catalog.pg_constraint AS a WHERE a.contype IN ('p', 'u', 'f', 'c', 'x')
                        UNION ALL SELECT a.indrelid, SINCE, 0, 1 FROM pg_catalog.pg_index AS a
                        UNION ALL SELECT i.indrelid, SINCE, 0, 0 FROM pg_catalog.pg_index AS i
                            JOIN pg_catalog.pg_class AS a ON a.oid = i.indexrelid) AS part
                    GROUP BY owner) AS p ON p.owner = c.oid
            WHERE (c.relkind IN ('r', 'p') OR c.relkind = 'S' AND p.written)
                AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace AS n
                    WHERE n.nspname = ANY (pg_catalog.current_schemas(false)))
            """;

    /** Defaults are printed with the names of sequences. */
    private static final String USERS_OF_SEQUENCES = """
            SELECT d.adrelid::int8 AS oid FROM pg_catalog.pg_depend AS u
                JOIN pg_catalog.pg_attrdef AS d ON d.oid = u.objid
                JOIN pg_catalog.pg_class AS a ON a.oid = u.refobjid AND a.relkind = 'S' AND SINCE
            WHERE u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.refclassid = 'pg_catalog.pg_class'::regclass
            """;

    private WrittenTables() {}

    /** The numbers of tables that are not what they were, and maybe of some that are. */
    static Set<Long> since(Horizon horizon, Connection connection, DatabaseSchema before) throws SQLException {
        var written = new TreeSet<Long>();
        boolean sequences = false;
        try (var statement = prepare(connection, PARTS, horizon);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getBoolean("sequence")) {
                    sequences = true;
                    continue;
                }
                var known = before.table(rows.getString("name"));
                boolean same = known != null
                        && !rows.getBoolean("written")
                        && constraints(known) == rows.getLong("constraints")
                        && known.indexes().size() == rows.getLong("indexes");
                if (!same) {
                    written.add(rows.getLong("oid"));
                }
            }
        }
        if (sequences) {
            try (var statement = prepare(connection, USERS_OF_SEQUENCES, horizon);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getLong("oid"));
                }
            }
        }
        return written;
    }

    private static PreparedStatement prepare(Connection connection, String query, Horizon horizon) throws SQLException {
        var since = horizon.since("a");
        var values = new ArrayList<@Nullable Object>();
        for (int at = query.indexOf(SINCE); at >= 0; at = query.indexOf(SINCE, at + 1)) {
            values.addAll(since.parameters());
        }
        var statement = connection.prepareStatement(query.replace(SINCE, since.text()));
        Statements.bind(statement, values);
        return statement;
    }

    private static int constraints(Table table) {
        return (table.primaryKey().isPresent() ? 1 : 0)
                + table.uniques().size()
                + table.foreignKeys().size()
                + table.checks().size();
    }
}
