package dev.lockstep.database.sqlite;

import dev.lockstep.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/**
 * The file behind a database, and how connections to it are made.
 *
 * <p>The journal is a write-ahead log, so that readers and the one writer do not wait for each other. {@code synchronous}
 * is FULL: with NORMAL a power cut can take back commits that were already answered. LIKE stays blind to the case of
 * ASCII letters, as it is for Directus and as checks and partial indexes of the database may expect.
 */
final class SqliteFile {

    private static final int CACHE_KIBIBYTES = 8 * 1024;

    private final Path path;
    private final Duration lockTimeout;

    SqliteFile(Path path, Duration lockTimeout) {
        this.path = path;
        this.lockTimeout = lockTimeout;
    }

    /** Makes the file if it is not there and switches it to the write-ahead log. */
    void prepare() {
        var folder = path.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException("The folder " + folder + " of the database cannot be made.", e);
        }
        if (Files.isDirectory(path)) {
            throw new DatabaseUnavailableException("The database " + path + " is a folder, not a file.", null);
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw new DatabaseUnavailableException(
                    "The folder " + folder + " of the database is not writable, and SQLite keeps its log there.", null);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new DatabaseUnavailableException("The database " + path + " is not writable.", null);
        }
        try (var connection = source(false).getConnection();
                var statement = connection.createStatement()) {
            String mode;
            try (var rows = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                mode = rows.next() ? rows.getString(1) : "none";
            }
            if (!mode.equalsIgnoreCase("wal")) {
                throw new DatabaseUnavailableException(
                        "The database " + path + " cannot be switched to a write-ahead log; its journal is " + mode
                                + ".",
                        null);
            }
            // the first look at the content: switching the journal alone does not read it
            statement.execute("SELECT count(*) FROM sqlite_schema");
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(reason(e), e);
        }
    }

    private String reason(SQLException exception) {
        return switch (SqliteErrors.plainCode(exception)) {
            case SqliteErrors.BUSY, SqliteErrors.LOCKED -> "The database " + path + " is locked by another process.";
            case SqliteErrors.CANNOT_OPEN -> "The database " + path + " cannot be opened.";
            case SqliteErrors.NOT_A_DATABASE -> "The file " + path + " is not a database of SQLite.";
            default -> "The database " + path + " cannot be opened: " + exception.getMessage();
        };
    }

    /** Where the pool gets its connections, with foreign keys on. */
    DataSource pooled() {
        return source(true);
    }

    /** A new connection outside the pool, with foreign keys off; whoever asks closes it. */
    Connection connect() throws SQLException {
        return source(false).getConnection();
    }

    private SQLiteDataSource source(boolean foreignKeys) {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(foreignKeys);
        config.setBusyTimeout((int) lockTimeout.toMillis());
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setTempStore(TempStore.MEMORY);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }
}
