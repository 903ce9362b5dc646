package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A snapshot has the same fingerprint on each product, but for what one of them really cannot hold.
 *
 * <p>Of all snapshots this takes every {@value #STEP}th; {@code -Dlockstep.test.full=true} takes all.
 */
class FingerprintTest {

    private static final int STEP = 8;
    private static final SystemModel SYSTEM = SystemTables.load().model();

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");
    private static final Path LIST = FOLDER.resolve("fingerprint-exceptions.tsv");

    @TestFactory
    Stream<DynamicTest> isTheSameOnAllProducts() {
        var exceptions = ExpectedExceptions.read(LIST);
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file, exceptions)));
    }

    private static List<Path> files() {
        var files = Corpus.find("fingerprints of real snapshots").stream()
                .flatMap(corpus -> corpus.files().stream())
                .toList();
        return Sample.of("fingerprints of real snapshots", files, STEP);
    }

    private static void compare(Path file, ExpectedExceptions exceptions) {
        var document = Corpus.read(file);
        var first = model(TestVendor.SQLITE, document);
        var findings = new ArrayList<Finding>();
        for (var vendor : others()) {
            var there = model(vendor, document);
            var differences = FingerprintDifference.between(first, there, SYSTEM, vendor);
            assertThat(Fingerprint.of(there, SYSTEM)
                            .text()
                            .equals(Fingerprint.of(first, SYSTEM).text()))
                    .as("the same on " + vendor)
                    .isEqualTo(differences.isEmpty());
            findings.addAll(differences);
        }
        assertThat(exceptions.complaints(file.getFileName().toString(), findings))
                .isEmpty();
    }

    @Test
    void isTheSameOfAnEmptyProject() {
        var empty = EachVendor.vendors().map(FingerprintTest::empty).distinct();
        assertThat(empty).hasSize(1);
    }

    @Test
    void namesNoFileThatIsGone() {
        Corpus.find("exceptions for fingerprints")
                .ifPresent(corpus -> assertThat(corpus.files().stream()
                                .map(file -> file.getFileName().toString()))
                        .containsAll(ExpectedExceptions.read(LIST).files()));
    }

    private static List<TestVendor> others() {
        return EachVendor.vendors()
                .filter(vendor -> vendor != TestVendor.SQLITE)
                .toList();
    }

    private static String empty(TestVendor vendor) {
        try (var project = ScratchProject.create(vendor)) {
            return Fingerprint.of(project.migrator().inspect().model(), SYSTEM).text();
        }
    }

    private static DataModel model(TestVendor vendor, JsonValue document) {
        try (var project = ScratchProject.create(vendor)) {
            project.migrate(document);
            return project.migrator().inspect().model();
        }
    }
}
