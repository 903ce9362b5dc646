package dev.lockstep.testkit.kill;

import dev.lockstep.database.Database;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.WatchedDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** One of the {@link Plans} as it is carried out: always at the same time, so that it always ends in the same state. */
public final class Application {

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Terms REHEARSAL = new Terms(Consent.NONE, null, true, Author.UNKNOWN);

    /** The entry of the change that took away. */
    private static final long ENTRY = 2;

    private final String name;
    private final Function<Migrator, Applied> work;

    private Application(String name, Function<Migrator, Applied> work) {
        this.name = name;
        this.work = work;
    }

    /** The plan of that name. */
    public static Application of(String name) {
        return new Application(
                name,
                switch (name) {
                    case Plans.UNDO -> migrator -> migrator.undo(ENTRY, false, Terms.DEFAULT);
                    case Plans.REHEARSED_UNDO -> migrator -> migrator.undo(ENTRY, false, REHEARSAL);
                    case Plans.REHEARSED_APPLY -> apply("changes-types", REHEARSAL);
                    default -> apply(name, Terms.DEFAULT);
                });
    }

    private static Function<Migrator, Applied> apply(String snapshot, Terms terms) {
        var wanted = SnapshotReader.read(JsonReader.read(Plans.text(Plans.snapshot(snapshot))));
        return migrator -> migrator.change(
                state -> Migrator.Request.of(Intent.of(wanted, state.model(), Intent.Mode.MIRROR)), terms);
    }

    /** The name of the plan. */
    public String name() {
        return name;
    }

    /** Whether nothing of it is to stay. */
    public boolean isRehearsal() {
        return name.equals(Plans.REHEARSED_APPLY) || name.equals(Plans.REHEARSED_UNDO);
    }

    /**
     * Carries the plan out.
     *
     * @return whether there was anything to do
     */
    boolean run(String location, StatementWatcher watcher) {
        return run(new WatchedDatabase(KilledFile.open(location), watcher));
    }

    /** The same on an opened database, which it closes. */
    public boolean run(Database opened) {
        try (var database = opened) {
            return change(database);
        }
    }

    /** The same on an opened database. */
    public boolean change(Database database) {
        var migrator = new Migrator(
                database,
                new ProjectInspector(database.vendor(), SYSTEM.model()),
                ScratchProject.COMPATIBILITY,
                CLOCK,
                _ -> {});
        try {
            return !work.apply(migrator).changes().isEmpty();
        } catch (UndoRefusedException refused) {
            if (refused.reason() == UndoRefusedException.Reason.UNDONE_ALREADY) {
                return false;
            }
            throw refused;
        }
    }
}
