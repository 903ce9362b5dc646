package dev.lockstep.database.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The pages of tables, by the table that SQLite makes up about them if it was built so. */
final class SqliteTableSizes {

    private static final String PRESENT = "SELECT count(*) FROM pragma_module_list WHERE name = 'dbstat'";
    /** Joined in this order, it reads the pages of these tables only, and not of the whole file. */
    private static final String PAGES = """
            SELECT sum(s.pgsize) FROM main.sqlite_schema AS m CROSS JOIN dbstat AS s ON s.name = m.name
            WHERE m.tbl_name = ? AND m.type IN ('table', 'index')
            """;

    private SqliteTableSizes() {}

    static Map<String, Long> read(Connection connection, Set<String> tables) throws SQLException {
        var sizes = new HashMap<String, Long>();
        if (!isPresent(connection)) {
            return sizes;
        }
        try (var statement = connection.prepareStatement(PAGES)) {
            for (var table : tables) {
                statement.setString(1, table);
                try (var row = statement.executeQuery()) {
                    long bytes = row.next() ? row.getLong(1) : 0;
                    if (bytes > 0) {
                        sizes.put(table, bytes);
                    }
                }
            }
        }
        return sizes;
    }

    private static boolean isPresent(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(PRESENT)) {
            return row.next() && row.getLong(1) > 0;
        }
    }
}
