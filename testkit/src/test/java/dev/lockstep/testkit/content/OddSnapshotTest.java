package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small snapshots, each with something odd that real ones have too; its first line says what. */
class OddSnapshotTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");

    @TestFactory
    Stream<DynamicContainer> bringsAllThatOddSnapshotSays() {
        return EachVendor.of(vendor -> files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(vendor, file))));
    }

    private static void check(TestVendor vendor, Path file) throws IOException, SQLException {
        assertThat(Files.readString(file)).as("first line").matches("(?s)\\ufeff?# \\S.*");
        var name = file.getFileName().toString();
        var document = Corpus.read(file);
        if (vendor == TestVendor.POSTGRES && name.equals("names-to-quote.yaml")) {
            // PostgreSQL cuts names after 63 bytes
            refuses(vendor, document, "is longer than 63 characters");
            return;
        }
        var exceptions = ExpectedExceptions.read(
                FOLDER.resolve("odd-exceptions.tsv"), FOLDER.resolve("odd-exceptions-" + vendor + ".tsv"));
        Trial.run(vendor, name, document, exceptions);
    }

    private static void refuses(TestVendor vendor, JsonValue document, String reason) {
        try (var project = ScratchProject.create(vendor)) {
            var before = project.snapshot();
            var refusal = catchThrowableOfType(InvalidModelException.class, () -> project.migrate(document));
            assertThat(refusal.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.INVALID_NAME);
                assertThat(problem.message()).endsWith(reason);
            });
            assertThat(project.snapshot()).isEqualTo(before);
        }
    }

    private static List<Path> files() {
        try (var files = Files.list(FOLDER.resolve("odd"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
