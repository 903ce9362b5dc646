package dev.lockstep.testkit.kill;

import dev.lockstep.database.Database;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.WatchedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The apply that is tried: a snapshot, always at the same time, so that it always ends in the same state. */
final class Application {

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    private final Snapshot wanted;

    Application(Path snapshot) throws IOException {
        this.wanted = SnapshotReader.read(JsonReader.read(Files.readString(snapshot)));
    }

    /**
     * Makes the project what the snapshot says.
     *
     * @return whether there was anything to do
     */
    boolean run(String location, StatementWatcher watcher) {
        try (Database database = new WatchedDatabase(KilledFile.open(location), watcher)) {
            var migrator = new Migrator(database, SYSTEM.model(), ScratchProject.COMPATIBILITY, CLOCK, _ -> {});
            var applied =
                    migrator.change(state -> Migrator.Request.of(Intent.of(wanted, state.model(), Intent.Mode.MIRROR)));
            return !applied.changes().isEmpty();
        }
    }
}
