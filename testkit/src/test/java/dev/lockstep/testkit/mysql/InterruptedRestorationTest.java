package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.WatchedDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * An undo that gives rows back what they had, in a table with a trigger, which commits what was written until then, and fails
 * before any of its statements: everything is as it was.
 */
class InterruptedRestorationTest {

    private static final SystemTables SYSTEM = SystemTables.load();

    private static final String BOOKS = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [{"collection": "book", "meta": {}, "schema": {}}, {"collection": "shelf", "meta": {}, "schema": {}}],
             "fields": [
              {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "is_nullable": false}},
              {"collection": "book", "field": "seen", "type": "integer", "meta": {}, "schema": {}},
              {"collection": "book", "field": "pages", "type": "%s", "meta": {}, "schema": {"max_length": %s}},
              {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 20%s}},
              {"collection": "book", "field": "shelf", "type": "integer", "meta": {}, "schema": {}},
              {"collection": "shelf", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "is_nullable": false}}],
             "relations": [%s]}
            """;

    private static final String BEFORE = BOOKS.formatted("string", "20", ", \"is_nullable\": true", "");
    private static final String AFTER = BOOKS.formatted(
            "integer",
            "null",
            ", \"is_nullable\": false, \"default_value\": \"none\"",
            "{\"collection\": \"book\", \"field\": \"shelf\", \"related_collection\": \"shelf\", \"meta\": {},"
                    + " \"schema\": {\"on_delete\": \"SET NULL\"}}");

    @Test
    void isTakenBackWhereverItFails() throws SQLException {
        var scratch = TestVendor.MARIADB.empty();
        ScratchProject.bootstrap(scratch);
        try (var project = ScratchProject.in(scratch)) {
            project.migrate(JsonReader.read(BEFORE));
            try (var connection = scratch.connect();
                    var statement = connection.createStatement()) {
                statement.execute("INSERT INTO shelf (id) VALUES (1)");
                statement.execute(
                        "INSERT INTO book (id, pages, title, shelf) VALUES (1, '7', 'a', 1), (2, 'x', NULL, 9),"
                                + " (3, NULL, NULL, NULL)");
                statement.execute("CREATE TRIGGER book_seen BEFORE UPDATE ON book FOR EACH ROW SET new.seen = old.id");
            }
            var terms = new Terms(
                    Consent.read(List.of("CAST_FAILS,NULL_VALUES,ORPHAN_VALUES"), false), null, false, Author.UNKNOWN);
            var wanted = SnapshotReader.read(JsonReader.read(AFTER));
            var applied =
                    project.migrator().change(project.migrator().request(wanted, Intent.Mode.MIRROR, true), terms);
            long entry = Objects.requireNonNull(applied.entry());
            var before = state(scratch);
            int number = 0;
            Throwable failed;
            do {
                number++;
                var breaking = new Breaking(number);
                failed = catchThrowable(() -> undo(scratch, entry, breaking));
                if (failed != null) {
                    assertThat(state(scratch).differences(before))
                            .as("statement %d: %s", number, breaking.reached)
                            .isEmpty();
                }
            } while (failed != null);
            assertThat(number).isGreaterThan(30);
            try (var connection = scratch.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT group_concat(concat_ws(' ', id, pages, title, shelf, seen) ORDER BY id) FROM book")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("1 7 a 1,2 x 9,3");
            }
        }
    }

    private static void undo(ScratchDatabase scratch, long entry, StatementWatcher watcher) {
        try (var database = new WatchedDatabase(scratch.open(), watcher)) {
            new Migrator(
                            database,
                            new ProjectInspector(database.vendor(), SYSTEM.model()),
                            ScratchProject.COMPATIBILITY,
                            Clock.systemUTC(),
                            _ -> {})
                    .undo(entry, false, Terms.DEFAULT);
        }
    }

    private static MariaDbState state(ScratchDatabase scratch) throws SQLException {
        try (var connection = scratch.connect()) {
            return MariaDbState.of(connection);
        }
    }

    private static final class Breaking implements StatementWatcher {
        private final int number;
        private int sent;
        private String reached = "";

        Breaking(int number) {
            this.number = number;
        }

        @Override
        public void sending(String statement) throws SQLException {
            sent++;
            if (sent == number) {
                reached = statement;
                throw new SQLException("on purpose");
            }
        }
    }
}
