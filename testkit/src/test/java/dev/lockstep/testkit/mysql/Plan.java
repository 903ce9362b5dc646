package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Database;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.kill.Application;
import dev.lockstep.testkit.kill.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A snapshot that is applied, always at the same time, so that it always ends in the same state; or one of those below. */
record Plan(Path snapshot) {

    private static final SystemTables SYSTEM = SystemTables.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    /** Rows that do not fit are made to fit. */
    private static final Terms TERMS = new Terms(
            Consent.read(List.of("VALUE_TOO_LONG,CAST_FAILS,NULL_VALUES,DUPLICATE_VALUES,ORPHAN_VALUES"), false),
            null,
            false,
            Author.UNKNOWN);

    /** One that is not a snapshot: it brings back what was set aside. */
    static final Plan UNDO = new Plan(Path.of("brings-back"));

    /** The history knows what is undone. */
    static final Plan UNDO_OF_AN_ENTRY = new Plan(Path.of(Plans.UNDO));

    static final Plan REHEARSED_UNDO = new Plan(Path.of(Plans.REHEARSED_UNDO));
    static final Plan REHEARSED_APPLY = new Plan(Path.of(Plans.REHEARSED_APPLY));

    /** What it starts from. */
    Plans.Start start() {
        return Plans.start(toString());
    }

    /** Whether nothing of it is to stay. */
    boolean isRehearsal() {
        return equals(REHEARSED_UNDO) || equals(REHEARSED_APPLY);
    }

    /** Whether it is the apply of a snapshot. */
    boolean isOfASnapshot() {
        return !equals(UNDO) && !equals(UNDO_OF_AN_ENTRY) && !isRehearsal();
    }

    /** The same without consent to what is done to rows. */
    void applyWithoutConsent(Database database) throws IOException {
        apply(database, JsonReader.read(Files.readString(snapshot)), Terms.DEFAULT);
    }

    void apply(Database database) throws IOException {
        if (equals(UNDO)) {
            Undo.apply(database);
            return;
        }
        if (!isOfASnapshot()) {
            assertThat(Application.of(toString()).change(database)).isTrue();
            return;
        }
        apply(database, JsonReader.read(Files.readString(snapshot)));
    }

    static void apply(Database database, JsonValue document) {
        apply(database, document, TERMS);
    }

    private static void apply(Database database, JsonValue document, Terms terms) {
        var wanted = SnapshotReader.read(document);
        var applied = migrator(database)
                .change(state -> Migrator.Request.of(Intent.of(wanted, state.model(), Intent.Mode.MIRROR)), terms);
        assertThat(applied.changes().all()).isNotEmpty();
    }

    /** Reads the model, which is one of the moments at which an unfinished change is brought to its end. */
    static void inspect(Database database) {
        migrator(database).inspect();
    }

    private static Migrator migrator(Database database) {
        return new Migrator(
                database,
                new ProjectInspector(database.vendor(), SYSTEM.model()),
                ScratchProject.COMPATIBILITY,
                CLOCK,
                _ -> {});
    }

    @Override
    public String toString() {
        return String.valueOf(snapshot.getFileName());
    }
}
