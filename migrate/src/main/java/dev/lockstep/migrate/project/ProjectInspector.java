package dev.lockstep.migrate.project;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a project: its database schema, its meta rows, and the data model that they make together. The number of queries
 * does not depend on the number of tables. Safe for use by several threads.
 */
public final class ProjectInspector {

    /** The table that lists what was set aside. */
    public static final String KEPT_TABLE = SystemModel.OWN_PREFIX + "kept";

    private static final int TRIES = 20;

    private final Vendor vendor;
    private final SystemModel system;

    public ProjectInspector(Vendor vendor, SystemModel system) {
        this.vendor = vendor;
        this.system = system;
    }

    /**
     * The project as it is now, in a transaction of its own.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     * @throws DatabaseBusyException if its schema is changed time and again meanwhile
     */
    public ProjectState inspect(Database database) {
        return inspect(database, (_, state) -> state);
    }

    /** Work that reads rows of a project that was just inspected, in the same transaction. */
    @FunctionalInterface
    public interface StateWork<R> {
        /** Does the work. */
        R apply(Connection connection, ProjectState state) throws SQLException;
    }

    /**
     * Reads rows of the project as it is now, in a transaction of its own. The work may be run more than once.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     * @throws DatabaseBusyException if its schema is changed time and again meanwhile
     */
    public <R> R inspect(Database database, StateWork<R> work) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var read = database.inspect(connection -> {
                var state = inspect(connection);
                return new Read<>(state.stamp(), work.apply(connection, state));
            });
            if (vendor.inspector().isolatesSchema() || read.stamp().equals(database.read(vendor.inspector()::stamp))) {
                return read.result();
            }
        }
        throw new DatabaseBusyException("The schema was changed time and again while it was read.", null);
    }

    private record Read<R>(String stamp, R result) {}

    /**
     * The project as it is now, within the transaction of the connection.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     */
    public ProjectState inspect(Connection connection) throws SQLException {
        var schema = vendor.inspector().inspect(connection);
        var rows = new MetaRows(vendor);
        var collections = rows.read(connection, MetaTable.COLLECTIONS, table(schema, MetaTable.COLLECTIONS));
        var fields = rows.read(connection, MetaTable.FIELDS, table(schema, MetaTable.FIELDS));
        var relations = rows.read(connection, MetaTable.RELATIONS, table(schema, MetaTable.RELATIONS));
        var reader = new ModelReader(vendor, system, schema);
        var model = reader.read(collections, fields, relations);
        var stamp = vendor.inspector().stamp(connection);
        var unabridged = reader.abridged()
                ? new ModelReader(vendor, system.withExcluded(Set.of()), schema).read(collections, fields, relations)
                : null;
        return new ProjectState(
                schema, model, layout(schema), reader.rowIds(), keptTables(connection, schema), stamp, unabridged);
    }

    private static dev.lockstep.model.schema.Table table(DatabaseSchema schema, MetaTable meta) {
        var table = schema.table(meta.tableName());
        if (table == null) {
            throw new NotAProjectException("The database has no table \"" + meta.tableName() + "\"");
        }
        return table;
    }

    private static MetaLayout layout(DatabaseSchema schema) {
        var lacking = new EnumMap<MetaTable, Set<String>>(MetaTable.class);
        for (var meta : MetaTable.values()) {
            var table = table(schema, meta);
            lacking.put(
                    meta,
                    meta.columns().stream()
                            .map(MetaColumn::name)
                            .filter(column -> table.column(column).isEmpty())
                            .collect(Collectors.toSet()));
        }
        return MetaLayout.lacking(lacking);
    }

    private long keptTables(Connection connection, DatabaseSchema schema) throws SQLException {
        if (schema.table(KEPT_TABLE) == null) {
            return 0;
        }
        var sql = "select max(" + vendor.quote("id") + ") from " + vendor.quote(KEPT_TABLE);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
