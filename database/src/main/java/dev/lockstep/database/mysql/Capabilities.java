package dev.lockstep.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Which server it is, as it was when it was first reached.
 *
 * @param mariaDb whether it is MariaDB and not MySQL
 * @param version major times 10,000 and minor times 100 and patch
 * @param foldsTables whether table names that differ only in case are the same one
 */
record Capabilities(boolean mariaDb, int version, boolean foldsTables) {

    /** The oldest version of MariaDB that is served: the first whose schema statements are atomic. */
    static final int OLDEST_MARIADB = 10_06_00;
    /** The oldest version of MySQL that is served. */
    static final int OLDEST_MYSQL = 8_00_16;

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    static Capabilities read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT version(), @@lower_case_table_names")) {
            rows.next();
            var text = rows.getString(1);
            var match = VERSION.matcher(text);
            int version = match.matches()
                    ? number(match.group(1)) * 1_00_00 + number(match.group(2)) * 100 + number(match.group(3))
                    : 0;
            return new Capabilities(text.contains("MariaDB"), version, rows.getInt(2) != 0);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether the server is new enough. */
    boolean served() {
        return version >= (mariaDb ? OLDEST_MARIADB : OLDEST_MYSQL);
    }
}
