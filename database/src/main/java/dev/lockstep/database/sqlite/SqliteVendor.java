package dev.lockstep.database.sqlite;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.database.ConstraintNames;
import dev.lockstep.database.Database;
import dev.lockstep.database.Probes;
import dev.lockstep.database.QueryDialect;
import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite 3. */
public final class SqliteVendor implements Vendor {

    private static final QueryDialect QUERIES = new SqliteQueryDialect();
    private static final ConstraintNames NAMES = new ConstraintNames(Integer.MAX_VALUE);

    private final SqliteRules rules = new SqliteRules();
    private final SqliteInspector inspector = new SqliteInspector();
    private final SqliteStatements statements = new SqliteStatements();
    private final SqliteProbes probes = new SqliteProbes();
    private final SqliteColumnReader columnReader = new SqliteColumnReader();

    /**
     * Opens a database file; makes it, and its folder, if it does not exist.
     *
     * @throws dev.lockstep.database.DatabaseUnavailableException if it cannot be read and written
     */
    public static Database open(Path file) {
        return SqliteDatabase.open(file);
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
        return SqliteTableDescriptions.read(connection);
    }

    @Override
    public Map<String, Long> tableSizes(Connection connection, Set<String> tables) throws SQLException {
        return SqliteTableSizes.read(connection, tables);
    }

    @Override
    public SchemaStatements statements() {
        return statements;
    }

    @Override
    public Probes probes() {
        return probes;
    }

    @Override
    public String quote(String name) {
        return SqliteNames.quote(name);
    }

    /** Directus reports none on SQLite, whatever the declaration says. */
    @Override
    public @Nullable String shownName(ForeignKey key) {
        return null;
    }

    @Override
    public boolean uniqueByIndex() {
        return true;
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
                DeclaredType.text(column.type(), SqliteRules.hasUuidFlag(field.special())),
                column.nullable(),
                SqliteDefaults.write(field.type(), column.defaultValue()),
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
        return new SqliteValueCodec(zone, json);
    }

    @Override
    public String alteringLock() {
        return "RESERVED (on the whole database: others read, nobody else writes)";
    }

    @Override
    public String writingLock() {
        return alteringLock();
    }
}
