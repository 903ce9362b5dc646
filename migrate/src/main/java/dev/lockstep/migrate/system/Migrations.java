package dev.lockstep.migrate.system;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** Which of Directus' own migrations a database has been through: the list tells the version of its system tables. */
public final class Migrations {

    private static final String TABLE = "directus_migrations";

    /** Whose system tables {@link SystemTables} describes. */
    private static final String VERSION = "12.4";

    private Migrations() {}

    /**
     * Makes sure that a server can serve the project in the database: its system tables must be those of the version
     * that this server is compatible with, or of a newer one.
     *
     * @throws OlderProjectException if migrations are missing
     */
    public static void requireServed(Vendor vendor, Connection connection, DatabaseSchema schema, SystemTables system)
            throws SQLException {
        List<String> present = schema.table(TABLE) == null
                ? List.of()
                : Statements.queryTexts(
                        connection, Sql.of("select " + vendor.quote("version") + " from " + vendor.quote(TABLE)));
        var missing = new TreeSet<>(system.migrations());
        present.forEach(missing::remove);
        if (!missing.isEmpty()) {
            var newest = new TreeSet<>(present);
            throw new OlderProjectException("The database was made by an older Directus than " + VERSION + ": "
                    + missing.size() + (missing.size() == 1 ? " migration" : " migrations")
                    + " of its system tables, from " + missing.first() + " on, "
                    + (missing.size() == 1 ? "is" : "are") + " missing"
                    + (newest.isEmpty() ? "" : " (the newest that it has is " + newest.last() + ")")
                    + ". Nothing was changed. Start Directus " + VERSION
                    + " on it once, which brings them, or stay with the Directus that you have.");
        }
    }
}
