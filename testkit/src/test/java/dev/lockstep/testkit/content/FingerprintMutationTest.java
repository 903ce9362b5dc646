package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.document.snapshot.SnapshotHash;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.generate.ModelGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A model with anything else in it has another fingerprint; one in another order has the same. */
class FingerprintMutationTest {

    private static final SystemModel SYSTEM = SystemTables.load().model();
    private static final long SEEDS = 8;

    @TestFactory
    Stream<DynamicTest> isAnotherForEachChange() {
        return models((_, model) -> {
            var seen = new HashMap<String, String>();
            var known = Fingerprint.of(model, SYSTEM);
            seen.put(known.text(), "as it was");
            var wrong = new ArrayList<String>();
            ModelMutations.of(model).forEach((what, mutant) -> {
                var fingerprint = Fingerprint.of(mutant, SYSTEM).text();
                var other = seen.putIfAbsent(fingerprint, what);
                if (other != null) {
                    wrong.add(what + " is the same as " + other);
                }
                if (!Fingerprint.of(mutant, SYSTEM, known).text().equals(fingerprint)) {
                    wrong.add(what + " depends on what is known of another model");
                }
            });
            assertThat(wrong).isEmpty();
            assertThat(seen).hasSizeGreaterThan(100);
        });
    }

    /** What is known of another model may only make it faster. */
    @TestFactory
    Stream<DynamicTest> theHashIsAnotherIfTheSnapshotIsWhateverIsKnownOfAnotherModel() {
        return models((_, model) -> {
            var known = hash(model, null);
            var snapshot = SnapshotWriter.full(model, ScratchProject.COMPATIBILITY, "sqlite");
            var wrong = new ArrayList<String>();
            ModelMutations.of(model).forEach((what, mutant) -> {
                var hash = hash(mutant, known).text();
                boolean same = JsonWriter.toText(SnapshotWriter.full(mutant, ScratchProject.COMPATIBILITY, "sqlite"))
                        .equals(JsonWriter.toText(snapshot));
                if (!hash.equals(hash(mutant, null).text()) || same != hash.equals(known.text())) {
                    wrong.add(what);
                }
            });
            assertThat(wrong).isEmpty();
            assertThat(known.text()).matches("[0-9a-f]{40}");
        });
    }

    private static SnapshotHash hash(DataModel model, @Nullable SnapshotHash known) {
        return SnapshotHash.of(model, ScratchProject.COMPATIBILITY, "sqlite", known);
    }

    @TestFactory
    Stream<DynamicTest> isTheSameInAnotherOrder() {
        return models((_, model) -> {
            var reversed = new DataModel(
                    model.collections().reversed(),
                    model.fields().reversed(),
                    model.relations().reversed(),
                    model.systemIndexes());
            assertThat(Fingerprint.of(reversed, SYSTEM).text())
                    .isEqualTo(Fingerprint.of(model, SYSTEM).text())
                    .matches("[0-9a-f]{64}");
        });
    }

    private interface OnModel {
        void run(long seed, DataModel model);
    }

    private static Stream<DynamicTest> models(OnModel test) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (var project = ScratchProject.create()) {
                        project.migrate(new ModelGenerator(seed, ScratchProject.COMPATIBILITY).snapshot());
                        test.run(seed, project.migrator().inspect().model());
                    }
                }));
    }
}
