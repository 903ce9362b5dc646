package dev.lockstep.testkit.kill;

import dev.lockstep.database.Database;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.WatchedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The apply that is tried: a snapshot, always at the same time, so that it always ends in the same state. */
public final class Application {

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    private final Snapshot wanted;

    /** The apply of a snapshot in a file. */
    public Application(Path snapshot) {
        try {
            this.wanted = SnapshotReader.read(JsonReader.read(Files.readString(snapshot)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Makes the project what the snapshot says.
     *
     * @return whether there was anything to do
     */
    boolean run(String location, StatementWatcher watcher) {
        return run(new WatchedDatabase(KilledFile.open(location), watcher));
    }

    /** The same on an opened database, which it closes. */
    public boolean run(Database opened) {
        try (var database = opened) {
            var migrator = new Migrator(database, SYSTEM.model(), ScratchProject.COMPATIBILITY, CLOCK, _ -> {});
            var applied = migrator.change(
                    state -> Migrator.Request.of(Intent.of(wanted, state.model(), Intent.Mode.MIRROR)), Terms.DEFAULT);
            return !applied.changes().isEmpty();
        }
    }
}
