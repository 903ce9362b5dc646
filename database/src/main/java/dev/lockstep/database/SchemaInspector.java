package dev.lockstep.database;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the catalog of a database with a few bulk queries, their number independent of the number of tables. */
public interface SchemaInspector {

    /**
     * Everything in the database, within the transaction of the connection. Tables that belong to the product itself
     * are left out.
     */
    DatabaseSchema inspect(Connection connection) throws SQLException;

    /** This moment of the transaction; null where the product does not tell what was written since one. */
    default @Nullable Moment moment(Connection connection) throws SQLException {
        return null;
    }

    /**
     * As {@link #inspect(Connection)}, with the very tables of before of which nothing was written since, not read again.
     *
     * @param before as it was read in this transaction after the moment, or told to be the same in it
     */
    default DatabaseSchema inspect(Connection connection, DatabaseSchema before, Moment moment) throws SQLException {
        return inspect(connection);
    }

    /**
     * A condition of SQL that holds for each row that was written since, and maybe for others. Of rows that are gone it says
     * nothing.
     *
     * @param row the alias of its table
     * @throws UnsupportedOperationException where the product does not tell
     */
    default Sql writtenSince(Moment moment, String row) {
        throw new UnsupportedOperationException();
    }

    /**
     * A text that is another whenever a table, index, trigger or view was changed, by whomever; cheap enough to be asked
     * with every request.
     */
    String stamp(Connection connection) throws SQLException;

    /**
     * A text that is another whenever a row of one of these tables was written or deleted, by whomever; null where the product does
     * not tell. Where it does, what was read when this and {@link #stamp} were the same as now is what would be read now.
     *
     * @param tables that exist
     */
    default @Nullable String rows(Connection connection, List<String> tables) throws SQLException {
        return null;
    }

    /**
     * Whether transactions that begin from now on read, of all that the stamp tells in this one, nothing that is older than
     * it, in whatever way they read: what they read may be remembered then. Never where {@link #rows} tells nothing.
     */
    default boolean settles(Connection connection) throws SQLException {
        return false;
    }

    /**
     * Whether the schema still has a stamp; if it has, the table stays as it is until the transaction ends. To be asked
     * before anything else in a transaction that reads or writes rows of the table.
     */
    default boolean holds(Connection connection, String table, String stamp) throws SQLException {
        return stamp(connection).equals(stamp);
    }

    /**
     * Whether a reading transaction sees schema and rows as of one moment, whatever others change meanwhile. Where it does
     * not, what it read counts only if the stamp is still the same afterwards.
     */
    default boolean isolatesSchema() {
        return true;
    }
}
