package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.migrate.apply.UndoRefusedException.Reason;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.generate.ModelGenerator;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A project with rows whose model is changed, changed back, and changed again. The same seed gives the same. */
final class UndoTrial implements AutoCloseable {

    private static final int ROUNDS = 3;
    private static final int ATTEMPTS = 5;

    /** Agrees to all that can be agreed to. */
    private static final Terms EVERYTHING = new Terms(
            Consent.read(Arrays.stream(HazardCode.values()).map(Enum::name).toList(), false),
            null,
            false,
            Author.UNKNOWN);

    private final Random random;
    /** By itself, so that what else is drawn does not depend on it. */
    private final Random agreement;

    private final ModelGenerator generator;
    private final Tally tally;
    private final ScratchProject project;
    private final PlainDatabase database;
    private final RowWriter writer;
    private JsonObject model;

    UndoTrial(TestVendor vendor, long seed, Tally tally) throws SQLException {
        this.random = new Random(seed);
        this.agreement = new Random(-seed);
        this.generator = new ModelGenerator(seed, ScratchProject.COMPATIBILITY);
        this.tally = tally;
        this.project = ScratchProject.create(vendor);
        this.database = PlainDatabase.open(project.url());
        this.writer = new RowWriter(vendor, database, random);
        this.model = generator.snapshot();
    }

    void run() throws SQLException {
        project.migrate(model);
        tally.applied();
        tally.rows(writer.write(4));
        writer.writePresets();
        for (int round = 0; round < ROUNDS; round++) {
            round();
        }
    }

    /**
     * One state of the project.
     *
     * @param entry of the history, that led to it
     * @param mended the fields of which values were changed so that they fit
     */
    private record State(long entry, JsonObject model, Content content, List<String> mended) {}

    /** What a round begins with. */
    private record Start(JsonObject model, Content content) {}

    private void round() throws SQLException {
        var first = content();
        var firstModel = model;
        var states = new ArrayList<State>();
        int changes = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < changes; i++) {
            change(states.isEmpty() ? first : states.getLast().content(), states);
        }
        if (states.isEmpty()) {
            return;
        }
        boolean written = random.nextInt(3) == 0;
        if (written) {
            tally.rows(writer.write(2));
        }
        var last = written ? content() : states.getLast().content();
        undoAll(new Start(firstModel, first), states, last, written);
    }

    /** Changes the model to another one that the rows agree to, if one is found. */
    private void change(Content before, List<State> states) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var wanted = generator.evolved(model);
            var unchanged = DatabaseState.of(database);
            try {
                var applied = migrate(wanted, agreement.nextBoolean() ? EVERYTHING : Terms.DEFAULT);
                model = wanted;
                if (applied.entry() == null) {
                    continue;
                }
                tally.applied();
                var after = content();
                var mended = places(applied, HazardCode::isMended);
                if (!mended.isEmpty()) {
                    tally.mended();
                }
                assertThat(before.lossesTo(after, Set.copyOf(mended)))
                        .as("what stayed")
                        .isEmpty();
                states.add(new State(applied.entry(), wanted, after, mended));
                return;
            } catch (HazardsException refused) {
                tally.refused(codes(refused));
                assertThat(DatabaseState.of(database)).as("what was refused").isEqualTo(unchanged);
            }
        }
    }

    private Applied migrate(JsonObject wanted, Terms terms) {
        var migrator = project.migrator();
        return migrator.change(migrator.request(SnapshotReader.read(wanted), Intent.Mode.MIRROR, true), terms);
    }

    private void undoAll(Start first, List<State> states, Content last, boolean written) throws SQLException {
        long undo;
        try {
            undo = undo(states.getFirst().entry(), states.size() > 1);
        } catch (UndoRefusedException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.ONE_BY_ONE);
            tally.oneByOne();
            undoOneByOne(first, states, last, written);
            return;
        } catch (HazardsException refused) {
            refusedUndo(refused, written);
            assertThat(last.differencesTo(content())).as("what was refused").isEmpty();
            return;
        }
        tally.undone();
        var undone = content();
        var mended = mended(states);
        compare(first.content(), last, undone, written, mended);
        long redo = undo(undo, false, mended.isEmpty() ? Terms.DEFAULT : EVERYTHING);
        tally.redone();
        assertThat(last.differencesTo(content())).as("done again").isEmpty();
        if (random.nextBoolean()) {
            undo(redo, false);
            tally.undone();
            assertThat(undone.differencesTo(content())).as("undone again").isEmpty();
            model = first.model();
        }
    }

    /** Where nobody wrote, nothing is refused. */
    private void refusedUndo(HazardsException refused, boolean written) {
        assertThat(written).as("nobody wrote, and yet " + refused).isTrue();
        tally.undoRefused(codes(refused));
    }

    private static List<String> places(Applied applied, Predicate<HazardCode> what) {
        return applied.hazards().stream()
                .filter(hazard -> what.test(hazard.code()))
                .map(Hazard::place)
                .toList();
    }

    private static Set<String> mended(List<State> states) {
        return states.stream().flatMap(state -> state.mended().stream()).collect(Collectors.toSet());
    }

    private void undoOneByOne(Start first, List<State> states, Content last, boolean written) throws SQLException {
        var now = last;
        for (int i = states.size() - 1; i >= 0; i--) {
            var before = i == 0 ? first.content() : states.get(i - 1).content();
            try {
                undo(states.get(i).entry(), false);
            } catch (HazardsException refused) {
                refusedUndo(refused, written);
                assertThat(now.differencesTo(content())).as("what was refused").isEmpty();
                model = states.get(i).model();
                return;
            }
            tally.undone();
            var undone = content();
            compare(before, now, undone, written, mended(states));
            now = undone;
        }
        model = first.model();
    }

    private static void compare(Content before, Content last, Content undone, boolean written, Set<String> mended) {
        if (!written) {
            assertThat(before.differencesTo(undone)).as("undone").isEmpty();
            return;
        }
        assertThat(undone.snapshot()).as("undone").isEqualTo(before.snapshot());
        assertThat(before.missingIn(undone)).as("rows from before").isEmpty();
        assertThat(last.lossesTo(undone, mended).stream()
                        .filter(line -> line.contains(": only before "))
                        .toList())
                .as("rows that were written since")
                .isEmpty();
    }

    private long undo(long entry, boolean through) {
        return undo(entry, through, Terms.DEFAULT);
    }

    private long undo(long entry, boolean through, Terms terms) {
        return Objects.requireNonNull(
                project.migrator().undo(entry, through, terms).entry(), "entry");
    }

    private Content content() throws SQLException {
        return Content.of(project, database);
    }

    private static List<String> codes(HazardsException refused) {
        return refused.hazards().stream().map(hazard -> hazard.code().name()).toList();
    }

    @Override
    public void close() throws SQLException {
        database.close();
        project.close();
    }
}
