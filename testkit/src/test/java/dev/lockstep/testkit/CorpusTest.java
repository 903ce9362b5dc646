package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every real snapshot file goes to a fresh project, and nothing is left to do afterwards. */
class CorpusTest {

    @TestFactory
    Stream<DynamicContainer> appliesRealSnapshotWithNothingLeft() {
        return EachVendor.of(vendor -> Corpus.find("applying real snapshots").stream()
                .flatMap(corpus -> corpus.files().stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(vendor, file))));
    }

    private static void check(TestVendor vendor, Path file) {
        var document = Corpus.read(file);
        try (var target = ScratchProject.create(vendor);
                var second = ScratchProject.create(vendor)) {
            target.migrate(document);
            assertThat(target.diff(document).changes().all()).isEmpty();
            var snapshot = target.snapshot();
            second.migrate(snapshot);
            assertThat(second.diff(snapshot).changes().all()).isEmpty();
            assertThat(second.snapshot()).hasToString(snapshot.toString());
        }
    }
}
