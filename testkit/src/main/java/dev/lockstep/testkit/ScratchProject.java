package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import dev.lockstep.document.diff.DiffReader;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Difference;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.Bootstrap;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** A project of its own for one test: bootstrapped, empty, in a database that goes with it. */
public final class ScratchProject implements AutoCloseable {

    /** The version of Directus that scratch projects are compatible with. */
    public static final String COMPATIBILITY = "12.4.0";

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final SystemModel SYSTEM_MODEL = SYSTEM.model();

    private final ScratchDatabase scratch;
    private final Database database;
    private final Migrator migrator;

    private ScratchProject(ScratchDatabase scratch) {
        this.scratch = scratch;
        this.database = scratch.open();
        this.migrator = new Migrator(
                database,
                new ProjectInspector(database.vendor(), SYSTEM_MODEL),
                COMPATIBILITY,
                Clock.systemUTC(),
                state -> {});
    }

    /** A fresh project on SQLite. */
    public static ScratchProject create() {
        return create(TestVendor.SQLITE);
    }

    /** A fresh project. */
    public static ScratchProject create(TestVendor vendor) {
        return new ScratchProject(vendor.project());
    }

    /** A project in a database that is one already; it goes with the project. */
    public static ScratchProject in(ScratchDatabase database) {
        return new ScratchProject(database);
    }

    /** Makes a project in an empty database. */
    public static void bootstrap(ScratchDatabase scratch) {
        try (var database = scratch.open()) {
            new Bootstrap(database.vendor(), SYSTEM, Clock.systemUTC())
                    .run(database, new Bootstrap.Administrator("admin@example.com", () -> "no password", "admintoken"));
        }
    }

    /** The same project, opened as by another process; it is closed before this one. */
    public ScratchProject reopened() {
        return new ScratchProject(scratch.lent());
    }

    /** The database file, where it is in one. */
    public Path file() {
        return scratch.file();
    }

    /** Its address for plain JDBC, user and all. */
    public String url() {
        return scratch.url();
    }

    /** A connection past everything of ours. */
    public Connection connect() throws SQLException {
        return scratch.connect();
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
        var diff = DiffWriter.write(migrator.hash(difference.current()), difference.changes(), snapshot);
        return migrator.apply(DiffReader.read(diff), false);
    }

    @Override
    public void close() {
        database.close();
        scratch.close();
    }
}
