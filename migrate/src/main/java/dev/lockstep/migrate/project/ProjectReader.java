package dev.lockstep.migrate.project;

import dev.lockstep.database.Moment;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project within the transaction of a connection. Each state that is read has the very parts of the one before where they
 * are equal, so that whoever compares the two, or hashes both, sees at once what is not. Safe for use by several threads.
 */
final class ProjectReader {

    private final Vendor vendor;
    private final SystemModel system;
    /** Lends its parts, and never tells what there is. */
    private volatile @Nullable Found latest;

    ProjectReader(Vendor vendor, SystemModel system) {
        this.vendor = vendor;
        this.system = system;
    }

    /**
     * The project as it is now.
     *
     * @param known what is taken again as far as the database tells it to be the same
     */
    Found read(Connection connection, @Nullable Found known) throws SQLException {
        return read(connection, known, vendor.inspector().stamp(connection));
    }

    /**
     * The project as it is now.
     *
     * @param known what is taken again as far as the database tells it to be the same
     * @param stamp asked before anything is read, so that what is read is never older than it
     */
    Found read(Connection connection, @Nullable Found known, String stamp) throws SQLException {
        var same = known != null && known.isOf(stamp) ? known : null;
        var before = latest;
        var schema = same == null ? schema(connection, before) : same.state().schema();
        var versions = vendor.inspector().rows(connection, tables(schema));
        if (same != null && versions != null && versions.equals(same.versions())) {
            return same;
        }
        var rows = new EnumMap<MetaTable, List<MetaRow>>(MetaTable.class);
        for (var meta : MetaTable.values()) {
            rows.put(meta, new MetaRows(vendor, meta, table(schema, meta)).read(connection));
        }
        return found(connection, schema, rows, versions, stamp, before);
    }

    /** This moment of the transaction; null where the product does not tell what was written since one. */
    @Nullable
    Moment moment(Connection connection) throws SQLException {
        return vendor.inspector().moment(connection);
    }

    /**
     * The project after statements of the transaction: all of it is looked at, and only what was written since is read.
     *
     * @param before as it was found in the same transaction
     * @param moment before it was found
     */
    Found readAgain(Connection connection, Found before, Moment moment) throws SQLException {
        var schema = vendor.inspector()
                .inspect(connection, before.state().schema(), moment)
                .sharing(before.state().schema());
        var rows = new EnumMap<MetaTable, List<MetaRow>>(MetaTable.class);
        for (var meta : MetaTable.values()) {
            rows.put(
                    meta,
                    new MetaRows(vendor, meta, table(schema, meta)).readAgain(connection, before.rows(meta), moment));
        }
        return found(connection, schema, rows, null, "", before);
    }

    private Found found(
            Connection connection,
            DatabaseSchema schema,
            Map<MetaTable, List<MetaRow>> rows,
            @Nullable String versions,
            String stamp,
            @Nullable Found before)
            throws SQLException {
        var reader = new ModelReader(vendor, system, schema, KnownModel.of(before));
        var model = reader.read(rows);
        var unabridged = reader.abridged()
                ? new ModelReader(vendor, system.withExcluded(Set.of()), schema, KnownModel.unabridged(before))
                        .read(rows)
                : null;
        var state = new ProjectState(
                schema, model, layout(schema), reader.rowIds(), keptTables(connection, schema), stamp, unabridged);
        var found = new Found(state, rows, reader.parts(), versions);
        latest = found;
        return found;
    }

    private DatabaseSchema schema(Connection connection, @Nullable Found before) throws SQLException {
        var schema = vendor.inspector().inspect(connection);
        return before == null ? schema : schema.sharing(before.state().schema());
    }

    /** The tables whose rows are read. */
    private static List<String> tables(DatabaseSchema schema) {
        var tables = new ArrayList<String>();
        for (var meta : MetaTable.values()) {
            tables.add(table(schema, meta).name());
        }
        if (schema.table(ProjectInspector.KEPT_TABLE) != null) {
            tables.add(ProjectInspector.KEPT_TABLE);
        }
        return tables;
    }

    private static Table table(DatabaseSchema schema, MetaTable meta) {
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
        if (schema.table(ProjectInspector.KEPT_TABLE) == null) {
            return 0;
        }
        var sql = "select max(" + vendor.quote("id") + ") from " + vendor.quote(ProjectInspector.KEPT_TABLE);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
