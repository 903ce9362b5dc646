package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A database for one test. */
public interface ScratchDatabase extends AutoCloseable {

    /** Opens it the way a project does. */
    Database open();

    /** Its address for plain JDBC, user and all. */
    String url();

    /** The settings by which a project finds it. */
    default Map<String, String> settings() {
        var address = url().substring("jdbc:".length());
        return Map.of("DB_CLIENT", address.substring(0, address.indexOf(':')), "DB_CONNECTION_STRING", address);
    }

    /** The file that it is in, where it is in one. */
    default Path file() {
        throw new UnsupportedOperationException("not in a file: " + url());
    }

    /** A connection past everything of ours. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** The same for somebody who does not take it away. */
    default ScratchDatabase lent() {
        return new LentDatabase(this);
    }

    /** Takes it away; everything that was opened must be closed. */
    @Override
    void close();
}
