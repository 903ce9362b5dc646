package dev.lockstep.database.postgres;

import dev.lockstep.database.Moment;
import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.postgres.CatalogQueries.Tables;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog in six queries. What is read is what a bare name means in the connection's search path: a table of
 * a schema that is not in it, or behind another of its name, is none of ours. What an extension brought is left out.
 */
final class PostgresInspector implements SchemaInspector {

    private final Capabilities capabilities;
    private final CatalogStamp stamp;

    PostgresInspector(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.stamp = new CatalogStamp(capabilities);
    }

    @Override
    public DatabaseSchema inspect(Connection connection) throws SQLException {
        var reading = new CatalogReading(connection, capabilities);
        reading.read(Tables.ALL);
        return reading.schema();
    }

    @Override
    public @Nullable Moment moment(Connection connection) throws SQLException {
        return Horizon.of(connection);
    }

    /** Of tables that were not written to, those are read that point at one which was: keys are printed with names of its. */
    @Override
    public DatabaseSchema inspect(Connection connection, DatabaseSchema before, Moment moment) throws SQLException {
        var written = WrittenTables.since((Horizon) moment, connection, before);
        var reading = new CatalogReading(connection, capabilities);
        reading.read(Tables.of(written));
        var schema = reading.schema(written, before);
        return schema.isPresent() ? schema.get() : inspect(connection);
    }

    @Override
    public Sql writtenSince(Moment moment, String row) {
        return ((Horizon) moment).since(row);
    }

    /** The versions of all rows of the catalog that what is read here is made of. */
    @Override
    public String stamp(Connection connection) throws SQLException {
        return stamp.read(connection);
    }

    @Override
    public String rows(Connection connection, List<String> tables) throws SQLException {
        return stamp.rows(connection, tables);
    }

    @Override
    public boolean settles(Connection connection) throws SQLException {
        return CatalogStamp.settles(connection);
    }

    /**
     * The lock that every query takes, but before the transaction fixes what it sees: a table that is written anew after
     * that looks empty to it (https://www.postgresql.org/docs/current/mvcc-caveats.html).
     */
    @Override
    public boolean holds(Connection connection, String table, String expected) throws SQLException {
        try {
            return expected.equals(stamp.readLocked(connection, table));
        } catch (SQLException failed) {
            if (PostgresErrors.isMissing(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /** Some of what the catalog prints is as of now, and tables that are written anew look empty to who began before. */
    @Override
    public boolean isolatesSchema() {
        return false;
    }
}
