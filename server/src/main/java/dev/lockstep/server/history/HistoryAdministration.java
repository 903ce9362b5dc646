package dev.lockstep.server.history;

import dev.lockstep.database.Database;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.migrate.history.DiskUse;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.migrate.history.KeptStore;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.history.Retention;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Shows the history of a project and destroys what was set aside, for whoever has the database at hand: no rights are asked
 * for. Safe for use by several threads.
 */
public final class HistoryAdministration {

    private static final String USERS = "directus_users";

    private final Database database;
    private final ProjectInspector inspector;
    private final Purge purge;
    private final Retention retention;

    /** @param retention of the project, for {@link #purgeOver} */
    public HistoryAdministration(Database database, ProjectInspector inspector, Purge purge, Retention retention) {
        this.database = database;
        this.inspector = inspector;
        this.purge = purge;
        this.retention = retention;
    }

    /**
     * Part of the history.
     *
     * @param entries the newest first
     * @param all how many there are in all
     * @param emails of the users who are in it, by their ids; those who are gone are missing
     * @param kept what is set aside, by the number of an entry
     */
    public record Listing(
            List<HistoryEntry> entries, long all, Map<String, String> emails, Map<Long, List<Kept>> kept) {}

    /** The newest entries. */
    public Listing list(long limit) {
        return inspector.inspect(database, (connection, state) -> {
            var schema = state.schema();
            var history = new History(database.vendor(), schema);
            var entries = history.list(connection, null, limit, 0);
            var kept = new KeptStore(database.vendor(), schema)
                    .all(connection).stream()
                            .filter(each -> each.entry() != null)
                            .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.entry())));
            return new Listing(entries, history.count(connection, null), emails(connection, schema, entries), kept);
        });
    }

    private Map<String, String> emails(Connection connection, DatabaseSchema schema, List<HistoryEntry> entries)
            throws SQLException {
        var ids = entries.stream()
                .map(HistoryEntry::who)
                .filter(Objects::nonNull)
                .distinct()
                .<Object>map(id -> id)
                .toList();
        var users = schema.table(USERS);
        var emails = new HashMap<String, String>();
        if (ids.isEmpty() || users == null) {
            return emails;
        }
        var rows = new Rows(connection, QueryRenderer.of(database.vendor()));
        for (var row : rows.select(Select.of(users, List.of("id", "email"), new Filter.In("id", ids, false)))) {
            if (row.get(1) != null) {
                emails.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
            }
        }
        return emails;
    }

    /**
     * What a purge did.
     *
     * @param destroyed the oldest first
     * @param left how much what is still there takes
     */
    public record Purged(List<Kept> destroyed, DiskUse left) {}

    /** Destroys what is over its time. */
    public Purged purgeOver() {
        return purged(it -> it.over(retention));
    }

    /** Destroys everything that was set aside. */
    public Purged purgeEverything() {
        return purged(Purge::everything);
    }

    /**
     * Destroys what one entry set aside.
     *
     * @throws UnknownEntryException if there is no entry of that number
     */
    public Purged purgeEntry(long entry) {
        boolean there = inspector.inspect(
                database,
                (connection, state) -> new History(database.vendor(), state.schema())
                        .entry(connection, entry)
                        .isPresent());
        if (!there) {
            throw new UnknownEntryException(entry);
        }
        return purged(it -> it.entry(entry));
    }

    private Purged purged(Consumer<Purge> work) {
        var before = kept();
        work.accept(purge);
        return inspector.inspect(database, (connection, state) -> {
            var store = new KeptStore(database.vendor(), state.schema());
            var left = store.all(connection);
            var still = left.stream().map(Kept::id).collect(Collectors.toSet());
            return new Purged(
                    before.stream().filter(kept -> !still.contains(kept.id())).toList(),
                    store.diskUse(connection, left));
        });
    }

    private List<Kept> kept() {
        return inspector.inspect(
                database, (connection, state) -> new KeptStore(database.vendor(), state.schema()).all(connection));
    }
}
