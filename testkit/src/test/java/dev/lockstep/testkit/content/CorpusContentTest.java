package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.TestVendor;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every real snapshot file goes to a fresh project of each product, whichever it is from: all that it says is in the
 * database then, told without asking our own comparison; that one finds nothing left either; and what the project shows
 * makes another one that shows the same.
 */
class CorpusContentTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");

    @TestFactory
    Stream<DynamicContainer> bringsAllThatRealSnapshotSays() {
        return EachVendor.of(vendor -> {
            var exceptions = exceptions(vendor);
            return Corpus.find("the content of real snapshots").stream()
                    .flatMap(corpus -> Sample.of("real snapshots on " + vendor, corpus.files(), step(vendor)).stream())
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> Trial.run(vendor, file.getFileName().toString(), Corpus.read(file), exceptions)));
        });
    }

    @TestFactory
    Stream<DynamicTest> namesNoFileThatIsGone() {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(
                        vendor.toString(),
                        () -> Corpus.find("exceptions for real snapshots")
                                .ifPresent(corpus -> assertThat(corpus.files().stream()
                                                .map(file -> file.getFileName().toString()))
                                        .containsAll(exceptions(vendor).files()))));
    }

    /** MariaDB takes its time with each table. */
    private static int step(TestVendor vendor) {
        return vendor == TestVendor.SQLITE || vendor == TestVendor.POSTGRES ? 1 : 3;
    }

    /** What holds on all products, and what holds on this one. */
    private static ExpectedExceptions exceptions(TestVendor vendor) {
        return ExpectedExceptions.read(
                FOLDER.resolve("corpus-exceptions.tsv"), FOLDER.resolve("corpus-exceptions-" + vendor + ".tsv"));
    }
}
