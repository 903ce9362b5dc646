package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A database file of its own, opened by the code under test; closing it checks that nothing holds the file open. */
final class Sandbox implements AutoCloseable {

    final Path file;
    final SqliteDatabase database;
    final SqliteVendor vendor = new SqliteVendor();

    private Sandbox(Path file) {
        this.file = file;
        this.database = SqliteDatabase.open(file, new SqliteDatabase.LockWait(Duration.ofMillis(100), 2));
    }

    /** An empty database in a folder that does not exist yet. */
    static Sandbox empty() {
        try {
            return new Sandbox(Files.createTempDirectory("lockstep").resolve("new/data.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a recorded database. */
    static Sandbox of(String resource) {
        try (var content = Objects.requireNonNull(Sandbox.class.getResourceAsStream(resource), resource)) {
            var file = Files.createTempDirectory("lockstep").resolve("data.sqlite");
            Files.copy(content, file);
            return new Sandbox(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements as they are, on a plain connection with foreign keys on. */
    void sql(String... statements) {
        try (var connection = plain();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** All rows of a query on a plain connection; values as text with their storage class. */
    List<String> rows(String query) {
        try (var connection = plain();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= width; i++) {
                    values.add(text(rows.getObject(i)));
                }
                all.add(String.join("|", values));
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "blob:" + Arrays.toString(bytes);
            case String text -> "'" + text + "'";
            default -> value.toString();
        };
    }

    Connection plain() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    DatabaseSchema inspect() {
        return database.read(vendor.inspector()::inspect);
    }

    Table table(String name) {
        return Objects.requireNonNull(inspect().table(name), name);
    }

    /** Runs rendered statements as a schema change. */
    void change(List<Sql> statements) {
        database.change(connection -> {
            run(connection, statements);
            return null;
        });
    }

    static void run(Connection connection, List<Sql> statements) throws SQLException {
        for (var sql : statements) {
            try (var statement = connection.prepareStatement(sql.text())) {
                for (int i = 0; i < sql.parameters().size(); i++) {
                    statement.setObject(i + 1, sql.parameters().get(i));
                }
                statement.execute();
            } catch (SQLException e) {
                throw new SQLException(sql.text() + ": " + e.getMessage(), e);
            }
        }
    }

    /** The one number that a question answers. */
    long count(Sql question) {
        return Long.parseLong(answers(question).getFirst());
    }

    List<String> answers(Sql question) {
        return database.read(connection -> {
            var all = new ArrayList<String>();
            try (var statement = connection.prepareStatement(question.text())) {
                for (int i = 0; i < question.parameters().size(); i++) {
                    statement.setObject(i + 1, question.parameters().get(i));
                }
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(rows.getString(1));
                    }
                }
            }
            return all;
        });
    }

    @Override
    public void close() {
        database.close();
        assertThat(openFiles()).isEmpty();
        try (var paths = Files.walk(file.getParent())) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Open files of this process that belong to the database; none where the system does not tell. */
    private List<Path> openFiles() {
        var open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var links = Files.newDirectoryStream(open)) {
            for (var link : links) {
                try {
                    var target = Files.readSymbolicLink(link);
                    if (target.startsWith(file.getParent())) {
                        found.add(target);
                    }
                } catch (IOException _) {
                    // closed in the meantime
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
