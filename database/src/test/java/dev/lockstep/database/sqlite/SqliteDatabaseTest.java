package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.SqlFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void saysWhyAFileCannotBeOpened() throws IOException, SQLException {
        unavailable(
                Path.of("/proc/nothing/here/data.db"), "The folder /proc/nothing/here of the database cannot be made.");
        unavailable(folder, "is a folder, not a file.");
        var text = Files.writeString(
                folder.resolve("text.db"), "This is no database, whatever its name says. ".repeat(99));
        unavailable(text, "is not a database of SQLite.");
        var locked = folder.resolve("locked.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + locked)) {
            SqliteDatabase.run(connection, "PRAGMA locking_mode = EXCLUSIVE");
            SqliteDatabase.run(connection, "CREATE TABLE t (a)");
            unavailable(locked, "is locked by another process.");
        }
        var readOnly = Files.createFile(folder.resolve("read-only.db"));
        assertThat(readOnly.toFile().setWritable(false)).isTrue();
        if (!Files.isWritable(readOnly)) {
            unavailable(readOnly, "is not writable.");
        }
    }

    private static void unavailable(Path file, String why) {
        assertThatThrownBy(() -> SqliteDatabase.open(file, new SqliteDatabase.LockWait(Duration.ofMillis(50), 1)))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining(why);
    }

    @Test
    void opensWithTheSettingsItNeeds() {
        try (var sandbox = Sandbox.empty()) {
            assertThat(pragma(sandbox, "foreign_keys", false)).isEqualTo("1");
            assertThat(pragma(sandbox, "foreign_keys", true)).isEqualTo("1");
            assertThat(pragma(sandbox, "journal_mode", false)).isEqualTo("wal");
            assertThat(pragma(sandbox, "synchronous", true)).isEqualTo("2");
            assertThat(pragma(sandbox, "query_only", false)).isEqualTo("1");
            assertThat(pragma(sandbox, "query_only", true)).isEqualTo("0");
        }
    }

    private static String pragma(Sandbox sandbox, String name, boolean writing) {
        return writing
                ? sandbox.database.write(connection -> one(connection, "PRAGMA " + name))
                : sandbox.database.read(connection -> one(connection, "PRAGMA " + name));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void readsOneStateWhateverOthersWrite() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
            String second = sandbox.database.read(connection -> {
                assertThat(one(connection, "SELECT count(*) FROM t")).isEqualTo("1");
                sandbox.sql("INSERT INTO t VALUES (2)", "CREATE TABLE u (a)");
                return one(connection, "SELECT count(*) FROM t, (SELECT count(*) FROM sqlite_schema)");
            });
            assertThat(second).isEqualTo("1");
            assertThat(sandbox.inspect().tables()).containsKey("u");
        }
    }

    @Test
    void writesAllOrNothing() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (a UNIQUE)");
            assertThatThrownBy(() -> sandbox.database.write(connection -> {
                        SqliteDatabase.run(connection, "INSERT INTO t VALUES (1)");
                        SqliteDatabase.run(connection, "INSERT INTO t VALUES (1)");
                        return null;
                    }))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(sandbox.rows("SELECT * FROM t")).isEmpty();
            assertThatThrownBy(() -> sandbox.database.read(connection -> {
                        SqliteDatabase.run(connection, "INSERT INTO t VALUES (1)");
                        return null;
                    }))
                    .isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    void aChangeThatFailsLeavesEverythingAndForeignKeysEnforced() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE p (id integer PRIMARY KEY)",
                    "CREATE TABLE c (id integer PRIMARY KEY, p integer REFERENCES p (id) ON DELETE CASCADE)",
                    "INSERT INTO p VALUES (1)",
                    "INSERT INTO c VALUES (1, 1)");
            var before = sandbox.rows("SELECT sql FROM sqlite_schema");
            assertThatThrownBy(() -> sandbox.database.change(connection -> {
                        SqliteDatabase.run(connection, "DROP TABLE p");
                        SqliteDatabase.run(connection, "CREATE TABLE q (a)");
                        SqliteDatabase.run(connection, "DELETE FROM c");
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(sandbox.rows("SELECT sql FROM sqlite_schema")).isEqualTo(before);
            assertThat(sandbox.rows("SELECT * FROM c")).containsExactly("1|1");
            for (int i = 0; i < 20; i++) {
                var refused = catchThrowableOfType(
                        ConstraintViolationException.class, () -> write(sandbox, "INSERT INTO c VALUES (9, 9)"));
                assertThat(refused.kind()).isEqualTo(Kind.FOREIGN_KEY);
            }
        }
    }

    @Test
    void aChangeIsSeenAtOnceByAllConnections() throws Exception {
        try (var sandbox = Sandbox.empty();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sandbox.sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
            var readers = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                readers.add(threads.submit(
                        () -> sandbox.database.<String>read(connection -> one(connection, "SELECT a FROM t"))));
            }
            for (var reader : readers) {
                assertThat(reader.get()).isEqualTo("1");
            }
            sandbox.database.change(connection -> {
                SqliteDatabase.run(connection, "ALTER TABLE t ADD COLUMN b DEFAULT 5");
                return null;
            });
            for (int i = 0; i < 8; i++) {
                assertThat(sandbox.database.<String>read(connection -> one(connection, "SELECT b FROM t")))
                        .isEqualTo("5");
            }
        }
    }

    @Test
    void findsRowsThatAChangeLetsPointAtNothing() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "PRAGMA foreign_keys = OFF",
                    "CREATE TABLE p (id integer PRIMARY KEY)",
                    "CREATE TABLE c (id integer PRIMARY KEY, p integer REFERENCES p (id))",
                    "CREATE TABLE w (id text PRIMARY KEY, p integer REFERENCES p (id)) WITHOUT ROWID",
                    "CREATE TABLE odd (id integer PRIMARY KEY, c integer REFERENCES c (p))",
                    "INSERT INTO p VALUES (1), (2)",
                    "INSERT INTO c VALUES (1, 1), (2, 77)",
                    "INSERT INTO w VALUES ('a', 77), ('b', 2)",
                    "INSERT INTO odd VALUES (1, 5)");
            // what was wrong before is not the fault of the change
            change(sandbox, null, "INSERT INTO p VALUES (3)");
            refused(sandbox, null, "c", "DELETE FROM p WHERE id = 1");
            refused(sandbox, null, "w", "DELETE FROM p WHERE id = 2");
            refused(sandbox, Set.of("P"), "c", "DELETE FROM p WHERE id = 1");
            refused(sandbox, Set.of("c"), "c", "UPDATE c SET p = 99 WHERE id = 1");
            refused(sandbox, null, "x", "CREATE TABLE x (a REFERENCES c (p)); INSERT INTO x VALUES (1)");
            change(sandbox, Set.of("c"), "UPDATE c SET p = 2 WHERE id = 1");
        }
    }

    private static void change(Sandbox sandbox, @Nullable Set<String> touched, String sql) {
        SqlFunction<Connection, String> work = connection -> {
            for (String statement : sql.split(";", -1)) {
                SqliteDatabase.run(connection, statement);
            }
            return "";
        };
        if (touched == null) {
            sandbox.database.change(work);
        } else {
            sandbox.database.change(touched, work);
        }
    }

    private static void write(Sandbox sandbox, String sql) {
        sandbox.database.write(connection -> {
            SqliteDatabase.run(connection, sql);
            return "";
        });
    }

    private static void refused(Sandbox sandbox, @Nullable Set<String> touched, String table, String sql) {
        var refused = catchThrowableOfType(ConstraintViolationException.class, () -> change(sandbox, touched, sql));
        assertThat(refused.kind()).isEqualTo(Kind.FOREIGN_KEY);
        assertThat(refused.table()).isEqualTo(table);
    }

    @Test
    void waitsForOthersABoundedTime() throws Exception {
        try (var sandbox = Sandbox.empty();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sandbox.sql("CREATE TABLE t (a)");
            var locked = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            var other = threads.submit(() -> {
                try (var connection = sandbox.plain()) {
                    SqliteDatabase.run(connection, "BEGIN IMMEDIATE");
                    locked.countDown();
                    done.await();
                    SqliteDatabase.run(connection, "ROLLBACK");
                }
                return null;
            });
            locked.await();
            assertThatThrownBy(() -> change(sandbox, null, "CREATE TABLE u (a)"))
                    .isInstanceOf(DatabaseBusyException.class);
            assertThatThrownBy(() -> sandbox.database.write(connection -> {
                        SqliteDatabase.run(connection, "INSERT INTO t VALUES (1)");
                        return null;
                    }))
                    .isInstanceOf(DatabaseBusyException.class);
            assertThat(sandbox.inspect().tables()).containsOnlyKeys("t");
            done.countDown();
            other.get();
            change(sandbox, null, "CREATE TABLE u (a)");
        }
    }

    @Test
    void namesWhatWasViolated() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text UNIQUE, c text, d int CHECK (d > 0),"
                            + " UNIQUE (a, c))",
                    "INSERT INTO t VALUES (1, 'a', 'b', 'c', 1)",
                    "CREATE TABLE s (a integer) STRICT");
            violates(sandbox, "INSERT INTO t VALUES (1, 'x', 'x', 'x', 1)", Kind.UNIQUE, "t", "id");
            violates(sandbox, "INSERT INTO t VALUES (2, 'x', 'b', 'x', 1)", Kind.UNIQUE, "t", "b");
            violates(sandbox, "INSERT INTO t VALUES (2, 'a', 'x', 'c', 1)", Kind.UNIQUE, "t", null);
            violates(sandbox, "INSERT INTO t VALUES (2, NULL, 'x', 'x', 1)", Kind.NOT_NULL, "t", "a");
            violates(sandbox, "INSERT INTO t VALUES (2, 'x', 'x', 'x', 0)", Kind.CHECK, null, null);
            violates(sandbox, "INSERT INTO s VALUES ('x')", Kind.OUT_OF_RANGE, "s", "a");
        }
    }

    private static void violates(
            Sandbox sandbox, String sql, Kind kind, @Nullable String table, @Nullable String column) {
        var refused = catchThrowableOfType(ConstraintViolationException.class, () -> write(sandbox, sql));
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.table()).isEqualTo(table);
        assertThat(refused.column()).isEqualTo(column);
    }
}
