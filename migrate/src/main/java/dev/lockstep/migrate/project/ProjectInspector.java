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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project: its database schema, its meta rows, and the data model that they make together. The number of queries
 * does not depend on the number of tables. What the database itself tells to be what it was, in the same transaction, is not
 * read again. Safe for use by several threads; those who share one hold one model.
 */
public final class ProjectInspector {

    /** The table that lists what was set aside. */
    public static final String KEPT_TABLE = SystemModel.OWN_PREFIX + "kept";

    private static final int TRIES = 20;

    private final Vendor vendor;
    private final SystemModel system;
    /** Only what the stamp and the versions of its rows tell to be the same is taken from here. */
    private volatile @Nullable Found last;

    public ProjectInspector(Vendor vendor, SystemModel system) {
        this.vendor = vendor;
        this.system = system;
    }

    /** The collections and fields that are built in. */
    public SystemModel system() {
        return system;
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
        var inspector = vendor.inspector();
        String settled = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var told = settled;
            var read = database.inspect(connection -> {
                var known = last;
                var stamp = inspector.stamp(connection);
                boolean rememberable = stamp.equals(told) || (known != null && known.isOf(stamp));
                if (!rememberable && inspector.settles(connection)) {
                    return new Read<R>(stamp, null, null);
                }
                var found = read(connection, known, stamp);
                return new Read<>(stamp, rememberable ? found : null, work.apply(connection, found.state()));
            });
            if (read.result() == null) {
                // what is read from now on can be remembered
                settled = read.stamp();
            } else if (inspector.isolatesSchema() || read.stamp().equals(database.read(inspector::stamp))) {
                if (read.found() != null) {
                    last = read.found();
                }
                return read.result();
            }
        }
        throw new DatabaseBusyException("The schema was changed time and again while it was read.", null);
    }

    /**
     * What came of an attempt.
     *
     * @param found what may be remembered; null if nothing
     * @param result null if nothing was read yet
     */
    private record Read<R>(
            String stamp, @Nullable Found found, @Nullable R result) {}

    /**
     * A project, and the versions of the rows that tell the same of it as long as they are the same.
     *
     * @param rows null where the product does not tell them
     */
    private record Found(ProjectState state, @Nullable String rows) {

        boolean isOf(String stamp) {
            return state.stamp().equals(stamp);
        }
    }

    /**
     * The project as it is now, within the transaction of the connection.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     */
    public ProjectState inspect(Connection connection) throws SQLException {
        // before the stamp: what is known must not be of a later moment
        var known = last;
        return read(connection, known, vendor.inspector().stamp(connection)).state();
    }

    /** @param stamp asked before anything is read, so that what is read is never older than it */
    private Found read(Connection connection, @Nullable Found known, String stamp) throws SQLException {
        var same = known != null && known.isOf(stamp) ? known : null;
        var schema = same == null
                ? vendor.inspector().inspect(connection)
                : same.state().schema();
        var versions = vendor.inspector().rows(connection, tables(schema));
        if (same != null && versions != null && versions.equals(same.rows())) {
            return same;
        }
        var rows = new MetaRows(vendor);
        var collections = rows.read(connection, MetaTable.COLLECTIONS, table(schema, MetaTable.COLLECTIONS));
        var fields = rows.read(connection, MetaTable.FIELDS, table(schema, MetaTable.FIELDS));
        var relations = rows.read(connection, MetaTable.RELATIONS, table(schema, MetaTable.RELATIONS));
        var reader = new ModelReader(vendor, system, schema);
        var model = reader.read(collections, fields, relations);
        var unabridged = reader.abridged()
                ? new ModelReader(vendor, system.withExcluded(Set.of()), schema).read(collections, fields, relations)
                : null;
        var state = new ProjectState(
                schema, model, layout(schema), reader.rowIds(), keptTables(connection, schema), stamp, unabridged);
        return new Found(state, versions);
    }

    /** The tables whose rows are read. */
    private static List<String> tables(DatabaseSchema schema) {
        var tables = new ArrayList<String>();
        for (var meta : MetaTable.values()) {
            tables.add(table(schema, meta).name());
        }
        if (schema.table(KEPT_TABLE) != null) {
            tables.add(KEPT_TABLE);
        }
        return tables;
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
