package dev.lockstep.migrate.history;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.plan.KeptList;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was set aside: which it is, how much it takes, and how it is destroyed. Safe for use by several threads. */
public final class KeptStore {

    private final Vendor vendor;
    private final DatabaseSchema schema;

    /** @param schema as it is now */
    public KeptStore(Vendor vendor, DatabaseSchema schema) {
        this.vendor = vendor;
        this.schema = schema;
    }

    /** All of it, the oldest first. */
    public List<Kept> all(Connection connection) throws SQLException {
        var list = schema.table(ProjectInspector.KEPT_TABLE);
        if (list == null) {
            return List.of();
        }
        boolean entries = list.column(KeptList.ENTRY).isPresent();
        var kept = new ArrayList<Kept>();
        var sql = "select * from " + vendor.quote(ProjectInspector.KEPT_TABLE) + " order by " + vendor.quote("id");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                var table = row.getString("stored_table");
                kept.add(new Kept(
                        row.getLong("id"),
                        table,
                        row.getString("kind"),
                        row.getString("collection"),
                        row.getString("field"),
                        row.getLong("rows"),
                        Instant.parse(row.getString("taken_at")),
                        entries ? History.optionalNumber(row, KeptList.ENTRY) : null,
                        schema.table(table) != null,
                        definition(row.getString("definition"))));
            }
        }
        return kept;
    }

    private static JsonObject definition(String text) {
        return JsonReader.read(text) instanceof JsonObject definition ? definition : JsonObject.EMPTY;
    }

    /** That whose time is over. */
    public List<Kept> over(Connection connection, Retention retention, Instant now) throws SQLException {
        return all(connection).stream()
                .filter(kept -> retention.isOver(kept.takenAt(), now))
                .toList();
    }

    /** That which the change of one entry of the history set aside. */
    public List<Kept> ofEntry(Connection connection, long entry) throws SQLException {
        return all(connection).stream()
                .filter(kept -> Objects.equals(kept.entry(), entry))
                .toList();
    }

    /**
     * The statements that destroy it, to be run in this order in one {@link dev.lockstep.database.Database#change} that
     * announces nothing. The tables go first and what lists them after that, so that where a product commits each drop by
     * itself an interrupted purge is completed by the next one, and nothing is ever kept that is not listed.
     *
     * @param now is noted in the entries of the history that can no longer be undone
     * @throws IllegalStateException if the list names a table that cannot be one of ours
     */
    public List<Sql> purge(List<Kept> kept, Instant now) {
        var statements = new ArrayList<Sql>();
        var entries = new HashSet<Long>();
        for (var each : kept) {
            requireOurs(each.table());
            statements.add(Sql.of("drop table if exists " + vendor.quote(each.table())));
            if (each.entry() != null) {
                entries.add(each.entry());
            }
        }
        if (schema.table(HistoryTables.HISTORY) != null) {
            var note = "update " + vendor.quote(HistoryTables.HISTORY) + " set " + vendor.quote("purged_at") + " = '"
                    + now + "'";
            statements.addAll(
                    Rows.in(note, vendor, "id", entries.stream().sorted().toList()));
        }
        statements.addAll(Rows.delete(
                vendor,
                ProjectInspector.KEPT_TABLE,
                "id",
                kept.stream().map(Kept::id).toList()));
        return statements;
    }

    /** The list is a table that others can write to. */
    private static void requireOurs(String table) {
        if (!table.matches(SystemModel.OWN_PREFIX + "kept_[0-9]+")) {
            throw new IllegalStateException(
                    "The list of what was set aside names the table " + table + ", which is not one of ours");
        }
    }

    /** How many bytes each of these takes, by its table; what the product does not tell is missing. */
    public Map<String, Long> sizes(Connection connection, List<Kept> kept) throws SQLException {
        return kept.isEmpty()
                ? Map.of()
                : vendor.tableSizes(connection, kept.stream().map(Kept::table).collect(Collectors.toSet()));
    }

    /** How much it takes. */
    public DiskUse diskUse(Connection connection, List<Kept> kept) throws SQLException {
        var sizes = sizes(connection, kept);
        long rows = 0;
        long bytes = 0;
        boolean known = true;
        int tables = 0;
        for (var each : kept) {
            if (each.present()) {
                tables++;
                rows += each.rows();
                var size = sizes.get(each.table());
                known = known && size != null;
                bytes += size == null ? 0 : size;
            }
        }
        return new DiskUse(tables, rows, known ? Optional.of(bytes) : Optional.empty());
    }
}
