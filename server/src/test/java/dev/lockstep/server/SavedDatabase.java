package dev.lockstep.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database of a running project, seen with plain SQL on a connection of its own, and brought back to a state that was
 * saved. Used by one thread.
 */
public final class SavedDatabase implements AutoCloseable {

    private final Connection connection;
    private final Path copy;

    private SavedDatabase(Connection connection, Path copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /** Saves the state of a project. */
    public static SavedDatabase of(RunningProject project) {
        try {
            var copy = Files.createTempFile("lockstep-saved", ".db");
            var saved = new SavedDatabase(DriverManager.getConnection("jdbc:sqlite:" + project.file()), copy);
            saved.run("backup to '" + copy + "'");
            return saved;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Brings back the state that was saved; the project notices it as it notices every change by others. */
    public void restore() {
        run("restore from '" + copy + "'");
    }

    /** The rows of a query. */
    public List<List<@Nullable String>> rows(String query) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<List<@Nullable String>>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<@Nullable String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private void run(String command) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(command);
        } catch (SQLException failed) {
            throw new IllegalStateException(command, failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.delete(copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
