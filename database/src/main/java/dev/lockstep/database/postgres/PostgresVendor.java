package dev.lockstep.database.postgres;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.database.ConstraintNames;
import dev.lockstep.database.Database;
import dev.lockstep.database.Footprint;
import dev.lockstep.database.Probes;
import dev.lockstep.database.QueryDialect;
import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.server.TableSizes;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 13 and newer. */
public final class PostgresVendor implements Vendor {

    private static final QueryDialect QUERIES = new PostgresQueryDialect();
    private static final ConstraintNames NAMES = new ConstraintNames(PostgresNames.MAXIMUM_BYTES);

    private final PostgresRules rules;
    private final PostgresProbes probes;
    private final PostgresInspector inspector;
    private final PostgresStatements statements;
    private final PostgresColumnReader columnReader = new PostgresColumnReader();

    PostgresVendor(Capabilities capabilities) {
        this.rules = new PostgresRules(capabilities);
        this.probes = new PostgresProbes(capabilities);
        this.statements = new PostgresStatements(capabilities);
        this.inspector = new PostgresInspector(capabilities);
    }

    /**
     * Opens a database on a server.
     *
     * @throws dev.lockstep.database.DatabaseUnavailableException if it cannot be reached
     */
    public static Database open(PostgresAddress address) {
        return PostgresDatabase.open(address);
    }

    @Override
    public VendorRules rules() {
        return rules;
    }

    @Override
    public SchemaInspector inspector() {
        return inspector;
    }

    @Override
    public Map<String, JsonObject> describeTables(Connection connection) throws SQLException {
        return PostgresTableDescriptions.read(connection);
    }

    @Override
    public Map<String, Long> tableSizes(Connection connection, Set<String> tables) throws SQLException {
        return TableSizes.read(connection, CatalogQueries.SIZES, tables);
    }

    @Override
    public SchemaStatements statements() {
        return statements;
    }

    @Override
    public Probes probes() {
        return probes;
    }

    /** The locks that a change takes at most, each of which needs a place in the server's lock table until it ends. */
    public long locks(Footprint footprint) {
        return LockTable.locks(footprint);
    }

    @Override
    public void requireRoom(Connection connection, Footprint footprint) throws SQLException {
        LockTable.require(connection, footprint);
    }

    @Override
    public @Nullable String shownName(ForeignKey key) {
        return key.name();
    }

    @Override
    public boolean uniqueByIndex() {
        return false;
    }

    @Override
    public String quote(String name) {
        return PostgresNames.quote(name);
    }

    @Override
    public ConstraintNames names() {
        return NAMES;
    }

    @Override
    public Column column(FieldDefinition field) {
        var column = Objects.requireNonNull(field.column(), "a field without a column");
        return new Column(
                field.name().field(),
                PostgresType.text(column.type()),
                column.nullable(),
                PostgresDefaults.write(field.type(), column.defaultValue()),
                column.autoIncrement(),
                column.generationExpression() == null
                        ? null
                        : new Column.Generated(column.generationExpression(), true),
                null);
    }

    @Override
    public ColumnReader columnReader() {
        return columnReader;
    }

    @Override
    public QueryDialect queries() {
        return QUERIES;
    }

    @Override
    public ValueCodec values(ZoneId zone, ValueCodec.JsonFormat json) {
        return new PostgresValueCodec(zone, json);
    }

    @Override
    public String alteringLock() {
        return "ACCESS EXCLUSIVE";
    }

    @Override
    public String writingLock() {
        return "ROW EXCLUSIVE";
    }
}
