package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonObject;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A real snapshot goes to one product, what is shown there to another one, and what is shown there back to a fresh project
 * of the first: which shows the same then, but for what the other product cannot hold.
 *
 * <p>Of all snapshots this takes every {@value #STEP}th; {@code -Dlockstep.test.full=true} takes all.
 */
class RoundTripTest {

    private static final int STEP = 8;

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");

    @TestFactory
    Stream<DynamicContainer> comesBackAsItWas() {
        var files = files();
        return products()
                .map(first -> DynamicContainer.dynamicContainer(
                        first.toString(),
                        products()
                                .filter(other -> other != first)
                                .map(other -> DynamicContainer.dynamicContainer(
                                        "by way of " + other, files.stream().map(file -> test(first, other, file))))));
    }

    private static Stream<TestVendor> products() {
        return EachVendor.withoutMysql("there and back").filter(vendor -> {
            if (vendor == TestVendor.MARIADB) {
                System.out.println(
                        "NOT RUN on mariadb: there and back; what is expected there is not written down yet");
            }
            return vendor != TestVendor.MARIADB;
        });
    }

    private static List<Path> files() {
        var files = Corpus.find("real snapshots between products").stream()
                .flatMap(corpus -> corpus.files().stream())
                .toList();
        return Sample.of("snapshots on their way between products", files, STEP);
    }

    private static DynamicTest test(TestVendor first, TestVendor other, Path file) {
        var name = file.getFileName().toString();
        return DynamicTest.dynamicTest(name, () -> {
            var list = FOLDER.resolve("round-trip-" + first + "-" + other + ".tsv");
            var there = shown(first, Corpus.read(file));
            var back = shown(first, shown(other, there));
            assertThat(ExpectedExceptions.read(list).complaints(name, ModelDifference.between(there, back)))
                    .isEmpty();
        });
    }

    private static JsonObject shown(TestVendor vendor, dev.lockstep.model.json.JsonValue document) {
        try (var project = ScratchProject.create(vendor)) {
            project.migrate(document);
            assertThat(project.diff(document).changes().all())
                    .as("left over on " + vendor)
                    .isEmpty();
            return project.snapshot();
        }
    }
}
