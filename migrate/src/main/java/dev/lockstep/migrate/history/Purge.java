package dev.lockstep.migrate.history;

import dev.lockstep.database.Database;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.migrate.project.ProjectInspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Destroys what was set aside, some at a time, each time under the lock of changes. Ended in the middle, it has destroyed
 * some of it; the next purge goes on. Safe for use by several threads.
 */
public final class Purge {

    /** A server holds on to each table that goes until the transaction ends. */
    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final Clock clock;

    public Purge(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Which of what was set aside is to go. */
    private interface Choice {
        List<Kept> of(KeptStore store, Connection connection) throws SQLException;
    }

    /**
     * Destroys that whose time is over.
     *
     * @return how many things went
     */
    public int over(Retention retention) {
        var now = clock.instant();
        return all((store, connection) -> store.over(connection, retention, now));
    }

    /**
     * Destroys what the change of one entry of the history set aside.
     *
     * @return how many things went
     */
    public int entry(long entry) {
        return all((store, connection) -> store.ofEntry(connection, entry));
    }

    /**
     * Destroys everything that was set aside.
     *
     * @return how many things went
     */
    public int everything() {
        return all(KeptStore::all);
    }

    private int all(Choice choice) {
        int gone = 0;
        while (true) {
            var some = database.inspect(connection -> some(choice, connection));
            if (some.isEmpty()) {
                return gone;
            }
            var touched = new HashSet<>(Set.of(HistoryTables.HISTORY, ProjectInspector.KEPT_TABLE));
            some.forEach(kept -> touched.add(kept.table()));
            gone += database.change(touched, connection -> destroy(some, connection));
        }
    }

    private List<Kept> some(Choice choice, Connection connection) throws SQLException {
        var store = store(connection);
        return choice.of(store, connection).stream().limit(MOST_AT_ONCE).toList();
    }

    /** Those that are still there, now that nobody else changes anything. */
    private int destroy(List<Kept> some, Connection connection) throws SQLException {
        var store = store(connection);
        var still = store.all(connection).stream().filter(some::contains).toList();
        for (var statement : store.purge(still, clock.instant())) {
            Statements.execute(connection, statement);
        }
        return still.size();
    }

    private KeptStore store(Connection connection) throws SQLException {
        var vendor = database.vendor();
        return new KeptStore(vendor, vendor.inspector().inspect(connection));
    }
}
