package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonObject;
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
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A real snapshot goes to one product, what is shown there to another one, and what is shown there back to a fresh project
 * of the first: which shows the same then, but for what the other product cannot hold.
 *
 * <p>Of all snapshots this takes every {@value #STEP}th, and every {@value #SLOW_STEP}th where MariaDB takes part;
 * {@code -Dlockstep.test.full=true} takes all.
 */
class RoundTripTest {

    private static final int STEP = 8;

    private static final int SLOW_STEP = 36;

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");

    @TestFactory
    Stream<DynamicContainer> comesBackAsItWas() {
        return EachVendor.withoutMysql(
                "there and back",
                first -> EachVendor.withoutMysql("there and back")
                        .filter(other -> other != first)
                        .map(other -> DynamicContainer.dynamicContainer(
                                "by way of " + other,
                                files(first, other).stream().map(file -> test(first, other, file)))));
    }

    private static List<Path> files(TestVendor first, TestVendor other) {
        boolean slow = first == TestVendor.MARIADB || other == TestVendor.MARIADB;
        var files = Corpus.find("real snapshots between products").stream()
                .flatMap(corpus -> corpus.files().stream())
                .toList();
        var what = "snapshots on their way from " + first + " by way of " + other;
        return Sample.of(what, files, slow ? SLOW_STEP : STEP);
    }

    private static DynamicTest test(TestVendor first, TestVendor other, Path file) {
        var name = file.getFileName().toString();
        return DynamicTest.dynamicTest(name, () -> {
            var list = FOLDER.resolve("round-trip-" + first + "-" + other + ".tsv");
            var there = shown(first, Corpus.read(file));
            var back = shown(first, shown(other, there));
            var findings = new ArrayList<>(ModelDifference.between(there, back));
            if (other == TestVendor.MARIADB) {
                takeIndexesOfPointers(there, findings);
            }
            assertThat(ExpectedExceptions.read(list).complaints(name, findings)).isEmpty();
        });
    }

    /** That server has an index on each column that points at a key, and lists it; so each of them comes back with one. */
    private static void takeIndexesOfPointers(JsonObject there, List<Finding> findings) {
        for (var field : ((JsonArray) there.find("fields").orElseThrow()).items()) {
            if (((JsonObject) field).get("schema") instanceof JsonObject schema
                    && schema.text("foreign_key_table").isPresent()
                    && schema.get("is_indexed") == JsonBoolean.FALSE
                    && schema.get("is_unique") == JsonBoolean.FALSE
                    && schema.get("is_primary_key") == JsonBoolean.FALSE) {
                var place = "fields/" + schema.text("table").orElseThrow() + "."
                        + schema.text("name").orElseThrow();
                assertThat(findings.removeIf(finding -> finding.entry().equals(place)
                                && finding.property().equals("schema.is_indexed")))
                        .as("index of " + place)
                        .isTrue();
            }
        }
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
