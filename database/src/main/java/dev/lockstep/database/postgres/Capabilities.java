package dev.lockstep.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a server can do, as it was when it was first reached. Types that are made later are known after a restart.
 *
 * @param version as {@code server_version_num} tells it
 * @param types the words of all types that a column can have, as {@code format_type} prints them
 */
record Capabilities(int version, Set<String> types) {

    /** The oldest version that is served. */
    static final int OLDEST = 13_00_00;

    private static final int CHECKS_INPUT = 16_00_00;
    private static final int NULLS_NOT_DISTINCT = 15_00_00;

    private static final String QUERY = """
            SELECT current_setting('server_version_num'), pg_catalog.format_type(t.oid, NULL)
            FROM pg_catalog.pg_type AS t
            WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm')
            """;

    Capabilities {
        types = Set.copyOf(types);
    }

    static Capabilities read(Connection connection) throws SQLException {
        int version = 0;
        var types = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                version = rows.getInt(1);
                types.add(rows.getString(2));
            }
        }
        return new Capabilities(version, types);
    }

    /** Whether geometry can be held, which takes the extension PostGIS. */
    boolean geometry() {
        return types.contains("geometry");
    }

    /** Whether the server can tell if a text could be cast, without an error if it could not. */
    boolean checksInput() {
        return version >= CHECKS_INPUT;
    }

    /** Whether an index can take two nulls for the same. */
    boolean nullsNotDistinct() {
        return version >= NULLS_NOT_DISTINCT;
    }
}
