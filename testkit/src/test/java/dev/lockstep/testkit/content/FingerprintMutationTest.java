package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.generate.ModelGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
            seen.put(Fingerprint.of(model, SYSTEM), "as it was");
            var same = new ArrayList<String>();
            ModelMutations.of(model).forEach((what, mutant) -> {
                var other = seen.putIfAbsent(Fingerprint.of(mutant, SYSTEM), what);
                if (other != null) {
                    same.add(what + " is the same as " + other);
                }
            });
            assertThat(same).isEmpty();
            assertThat(seen).hasSizeGreaterThan(100);
        });
    }

    @TestFactory
    Stream<DynamicTest> isTheSameInAnotherOrder() {
        return models((_, model) -> {
            var reversed = new DataModel(
                    model.collections().reversed(),
                    model.fields().reversed(),
                    model.relations().reversed(),
                    model.systemIndexes());
            assertThat(Fingerprint.of(reversed, SYSTEM))
                    .isEqualTo(Fingerprint.of(model, SYSTEM))
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
