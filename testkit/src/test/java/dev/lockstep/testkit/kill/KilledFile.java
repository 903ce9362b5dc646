package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Database;
import dev.lockstep.database.sqlite.SqliteVendor;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** What killing has to know of SQLite; everything else about it is the same for each product. */
final class KilledFile {

    private KilledFile() {}

    /** Opens what {@link #copy} made. */
    static Database open(String location) {
        return SqliteVendor.open(Path.of(location));
    }

    /** A database of its own with the content of another that nobody uses. */
    static String copy(Path template, Path folder, String name) {
        try {
            return Files.copy(template, folder.resolve(name + ".db")).toString();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /**
     * Calls back while the connection works.
     *
     * @param working called with each instruction of SQLite's virtual machine
     * @param committing called by COMMIT before it writes anything (https://sqlite.org/c3ref/commit_hook.html)
     */
    static void listen(Connection connection, Runnable working, Runnable committing) throws SQLException {
        var real = connection.unwrap(SQLiteConnection.class);
        ProgressHandler.setHandler(real, 1, new ProgressHandler() {
            @Override
            protected int progress() {
                working.run();
                return 0;
            }
        });
        real.addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                committing.run();
            }

            @Override
            public void onRollback() {
                // a kill leaves nobody to roll back
            }
        });
    }

    /** The state, read with nothing but JDBC; nothing in the file may be broken. */
    static DatabaseState soundState(String location) {
        try (var database = PlainDatabase.open(Path.of(location))) {
            assertThat(database.rows("PRAGMA integrity_check"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.text("integrity_check")).isEqualTo("ok"));
            assertThat(database.rows("PRAGMA foreign_key_check")).isEmpty();
            return DatabaseState.of(database);
        } catch (SQLException failed) {
            throw new AssertionError(location, failed);
        }
    }
}
