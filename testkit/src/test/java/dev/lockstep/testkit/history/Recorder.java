package dev.lockstep.testkit.history;

import dev.lockstep.database.Touched;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.HistoryDocument;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.HistoryEntry.How;
import dev.lockstep.migrate.history.HistoryEntry.Outcome;
import dev.lockstep.migrate.history.HistoryTables;
import dev.lockstep.migrate.history.KeptStore;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.testkit.ScratchProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes into the history of a scratch project what a change would write. */
final class Recorder {

    static final SystemModel SYSTEM = SystemTables.load().model();
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final ScratchProject project;

    Recorder(ScratchProject project) {
        this.project = project;
    }

    /** Makes the tables that are missing. */
    void makeTables() {
        project.database().change(connection -> {
            makeTables(connection);
            return true;
        });
    }

    void makeTables(Connection connection) throws SQLException {
        var tables = tables();
        var touched = new Touched(tables.created(), tables.altered(), Set.of(), Map.of());
        if (!touched.isEmpty()) {
            project.database().vendor().announce(connection, touched);
        }
        run(connection, tables.statements());
    }

    HistoryTables tables() {
        return new HistoryTables(
                project.database().vendor(), project.migrator().inspect().schema());
    }

    History history() {
        return new History(
                project.database().vendor(), project.migrator().inspect().schema());
    }

    KeptStore kept() {
        return new KeptStore(
                project.database().vendor(), project.migrator().inspect().schema());
    }

    /** Records that one model became another, one minute later with each entry. */
    void add(long id, DataModel before, DataModel after) {
        add(entry(id, before, after), HistoryDocument.of(Changes.inFull(before, after)), before, after);
    }

    void add(HistoryEntry entry, HistoryDocument document, DataModel before, DataModel after) {
        var history = history();
        project.database().change(connection -> {
            run(connection, history.add(entry, document));
            run(connection, history.recordModel(before, after));
            return true;
        });
    }

    HistoryEntry entry(long id, DataModel before, DataModel after) {
        return new HistoryEntry(
                id,
                NOON.plusSeconds(60 * id),
                "11111111-2222-3333-4444-555555555555",
                How.APPLY,
                "a test",
                project.migrator().hash(before),
                project.migrator().hash(after),
                Fingerprint.of(before, SYSTEM).text(),
                Fingerprint.of(after, SYSTEM).text(),
                Duration.ofMillis(1234),
                Outcome.DONE,
                null,
                null,
                null);
    }

    static void run(Connection connection, List<Sql> statements) throws SQLException {
        for (var statement : statements) {
            Statements.execute(connection, statement);
        }
    }
}
