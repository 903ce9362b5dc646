package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import dev.lockstep.database.sqlite.SqliteVendor;
import dev.lockstep.document.diff.DiffReader;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Difference;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.Bootstrap;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A project of its own for one test: bootstrapped, empty, on a file that goes with it. */
public final class ScratchProject implements AutoCloseable {

    /** The version of Directus that scratch projects are compatible with. */
    public static final String COMPATIBILITY = "12.4.0";

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final SystemModel SYSTEM_MODEL = SYSTEM.model();

    private final Path folder;
    private final Path file;
    private final Database database;
    private final Migrator migrator;

    private ScratchProject(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
        this.database = SqliteVendor.open(file);
        this.migrator = new Migrator(database, SYSTEM_MODEL, COMPATIBILITY, Clock.systemUTC(), state -> {});
    }

    /** A fresh project. */
    public static ScratchProject create() {
        try {
            var folder = Files.createTempDirectory("lockstep-test");
            var project = new ScratchProject(folder, folder.resolve("project.db"));
            new Bootstrap(project.database.vendor(), SYSTEM, Clock.systemUTC())
                    .run(
                            project.database,
                            new Bootstrap.Administrator("admin@example.com", () -> "no password", "admintoken"));
            return project;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The database file. */
    public Path file() {
        return file;
    }

    /** The opened database. */
    public Database database() {
        return database;
    }

    /** The road on which the model changes. */
    public Migrator migrator() {
        return migrator;
    }

    /** The snapshot of the project now. */
    public JsonObject snapshot() {
        return SnapshotWriter.full(
                migrator.inspect().model(),
                COMPATIBILITY,
                database.vendor().rules().vendor());
    }

    /** How the project differs from a snapshot document, whatever version and product it is from. */
    public Difference diff(JsonValue snapshot) {
        return migrator.diff(SnapshotReader.read(snapshot), Intent.Mode.MIRROR, true);
    }

    /** Diffs and applies a snapshot document the way a client does, through the documents of both. */
    public Applied migrate(JsonValue document) {
        Snapshot snapshot = SnapshotReader.read(document);
        var difference = migrator.diff(snapshot, Intent.Mode.MIRROR, true);
        var diff = DiffWriter.write(difference.hash(), difference.changes(), snapshot);
        return migrator.apply(DiffReader.read(diff), false);
    }

    @Override
    public void close() {
        database.close();
        try (var files = Files.walk(folder)) {
            for (var each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
