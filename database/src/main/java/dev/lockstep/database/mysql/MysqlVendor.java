package dev.lockstep.database.mysql;

import dev.lockstep.database.ColumnReader;
import dev.lockstep.database.ConstraintNames;
import dev.lockstep.database.Database;
import dev.lockstep.database.Probes;
import dev.lockstep.database.QueryDialect;
import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.Touched;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.server.TableSizes;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
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

/** MySQL 8.0.16 and newer, MariaDB 10.6 and newer. */
public final class MysqlVendor implements Vendor {

    private static final QueryDialect QUERIES = new MysqlQueryDialect();
    private static final ConstraintNames NAMES = new ConstraintNames(MysqlNames.MAXIMUM_LENGTH);

    private static final ColumnReference COLLECTION = new ColumnReference("directus_collections", "collection");
    private static final String BY_CHARACTER = "utf8mb4_bin";

    private final MysqlRules rules;
    private final MysqlProbes probes;
    private final MysqlInspector inspector;
    private final MysqlStatements statements = new MysqlStatements();
    private final MysqlColumnReader columnReader;

    MysqlVendor(Capabilities capabilities) {
        this.rules = new MysqlRules(capabilities);
        this.inspector = new MysqlInspector(capabilities);
        this.columnReader = new MysqlColumnReader(rules, capabilities);
        this.probes = new MysqlProbes();
    }

    /**
     * Opens a database on a server.
     *
     * @throws dev.lockstep.database.DatabaseUnavailableException if it cannot be reached
     */
    public static Database open(MysqlAddress address) {
        return MysqlDatabase.open(address);
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
        return MysqlTableDescriptions.read(connection);
    }

    @Override
    public void announce(Connection connection, Touched touched) throws SQLException {
        new ChangeJournal(connection).open(touched);
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

    @Override
    public @Nullable String shownName(ForeignKey key) {
        return key.name();
    }

    @Override
    public boolean uniqueByIndex() {
        return true;
    }

    @Override
    public String quote(String name) {
        return MysqlNames.quote(name);
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
                MysqlType.text(column.type()),
                column.nullable(),
                MysqlDefaults.write(field.type(), column.type(), column.defaultValue()),
                column.autoIncrement(),
                column.generationExpression() == null
                        ? null
                        : new Column.Generated(column.generationExpression(), true),
                collation(field.name(), column.references()));
    }

    /**
     * Names in tables of the system are told apart by every character; to the ordinary collations two that differ only by
     * case or an accent are one, and could not both be keys.
     */
    private static @Nullable String collation(FieldName name, @Nullable ColumnReference references) {
        boolean named = switch (name.collection()) {
            case "directus_collections" -> name.field().equals("collection");
            case "directus_fields" ->
                name.field().equals("collection") || name.field().equals("field");
            case "directus_relations" ->
                name.field().startsWith("many_") || name.field().startsWith("one_collection");
            default -> false;
        };
        return named || COLLECTION.equals(references) ? BY_CHARACTER : null;
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
        return new MysqlValueCodec(zone, json);
    }

    @Override
    public String alteringLock() {
        return "EXCLUSIVE (metadata lock, for as long as the statement runs)";
    }

    @Override
    public String writingLock() {
        return "SHARED_WRITE (metadata lock) and locks on the rows";
    }
}
