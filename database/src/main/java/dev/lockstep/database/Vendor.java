package dev.lockstep.database;

import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database product: everything that differs between products stands behind this. Stateless. */
public interface Vendor {

    /** What the product can hold and how it describes it. */
    VendorRules rules();

    /** Reads catalogs. */
    SchemaInspector inspector();

    /**
     * How the product describes each table in answers about collections, by the table's name; one query for all of
     * them.
     */
    Map<String, JsonObject> describeTables(Connection connection) throws SQLException;

    /**
     * How many bytes these tables take, with their indexes, by the table's name; what the product does not tell is missing,
     * and what it tells may be an estimate.
     */
    Map<String, Long> tableSizes(Connection connection, Set<String> tables) throws SQLException;

    /** Renders statements that change a schema. */
    SchemaStatements statements();

    /**
     * Told within {@link Database#change}, before the first statement that changes the schema, what is about to be
     * touched. A product whose transactions do not take such statements back notes here how all of that is.
     */
    default void announce(Connection connection, Touched touched) throws SQLException {}

    /** Renders questions to rows. */
    Probes probes();

    /** What a statement that alters, makes or drops a table keeps of it until the change ends, in the product's words. */
    String alteringLock();

    /** What a statement that writes to rows keeps of its table until the change ends, in the product's words. */
    String writingLock();

    /** The name of a foreign key as the product reports it in documents; null where it reports none. */
    @Nullable
    String shownName(ForeignKey key);

    /**
     * Whether a column is made unique by a unique index, and not by a constraint of its table.
     */
    boolean uniqueByIndex();

    /**
     * Makes sure that the server has room for a change that is made in one transaction. To be asked on the connection of
     * the change, before its first statement.
     *
     * @throws ServerLimitException if there is a bound that the change would pass
     */
    default void requireRoom(Connection connection, Footprint footprint) throws SQLException {}

    /** The name as a quoted identifier; any text without NUL is a name. */
    String quote(String name);

    /** Names for constraints and indexes. */
    ConstraintNames names();

    /** The column that holds the field; the field must have a column and be in the product's normal form. */
    Column column(FieldDefinition field);

    /** The column of a field as the data model shows it: the other direction of {@link #column}. */
    ColumnReader columnReader();

    /** Where statements about rows are written differently. */
    QueryDialect queries();

    /**
     * The forms in which Directus keeps values in the product.
     *
     * @param zone the server's zone, for days and times without one
     */
    ValueCodec values(ZoneId zone, ValueCodec.JsonFormat json);
}
