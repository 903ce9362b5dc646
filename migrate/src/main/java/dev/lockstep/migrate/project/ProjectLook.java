package dev.lockstep.migrate.project;

import dev.lockstep.database.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A project as a transaction found it, which can be looked at again after statements of that transaction. Not safe for use by
 * several threads.
 */
public final class ProjectLook {

    private final ProjectReader reader;
    private final Connection connection;
    private final @Nullable Moment moment;
    private final Found found;

    private ProjectLook(ProjectReader reader, Connection connection, @Nullable Moment moment, Found found) {
        this.reader = reader;
        this.connection = connection;
        this.moment = moment;
        this.found = found;
    }

    /**
     * Looks at a project.
     *
     * @param known what may be taken again as far as the database tells it to be the same
     */
    static ProjectLook at(ProjectReader reader, Connection connection, @Nullable Found known) throws SQLException {
        // before anything else: what others write in between is then read once more, and not missed
        var moment = reader.moment(connection);
        return new ProjectLook(reader, connection, moment, reader.read(connection, known));
    }

    /** The project as it was found. */
    public ProjectState state() {
        return found.state();
    }

    /**
     * The project as it is now. All of it is looked at; where the product tells what was written since, only that is read. It has
     * the very parts of {@link #state} that are the same.
     */
    public ProjectState again() throws SQLException {
        return (moment == null ? reader.read(connection, null) : reader.readAgain(connection, found, moment)).state();
    }
}
