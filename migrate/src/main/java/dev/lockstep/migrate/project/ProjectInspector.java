package dev.lockstep.migrate.project;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.SystemModel;
import java.sql.Connection;
import java.sql.SQLException;
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
    private final ProjectReader reader;
    /** Only what the stamp and the versions of its rows tell to be the same is taken from here. */
    private volatile @Nullable Found last;

    public ProjectInspector(Vendor vendor, SystemModel system) {
        this.vendor = vendor;
        this.system = system;
        this.reader = new ProjectReader(vendor, system);
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
                var found = reader.read(connection, known, stamp);
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
     * The project as it is now, within the transaction of the connection.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     */
    public ProjectState inspect(Connection connection) throws SQLException {
        return reader.read(connection, last).state();
    }

    /**
     * The project as it is now, within the transaction of the connection, to be looked at again after statements of it.
     *
     * @throws NotAProjectException if the database lacks the tables that every project has
     */
    public ProjectLook look(Connection connection) throws SQLException {
        return ProjectLook.at(reader, connection, last);
    }
}
