package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.ScratchProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small snapshots, each with something odd that real ones have too; its first line says what. */
class OddSnapshotTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");
    private static final ExpectedExceptions EXCEPTIONS = ExpectedExceptions.read(FOLDER.resolve("odd-exceptions.tsv"));

    @TestFactory
    Stream<DynamicTest> bringsAllThatOddSnapshotSays() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> Trial.run(file, EXCEPTIONS)));
    }

    @TestFactory
    Stream<DynamicTest> leavesNothingToDoAndIsShownTheSameElsewhere() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> showsTheSame(file)));
    }

    private static void showsTheSame(Path file) throws IOException {
        assertThat(Files.readString(file)).as("first line").matches("(?s)\\ufeff?# \\S.*");
        var document = Corpus.read(file);
        try (var project = ScratchProject.create();
                var second = ScratchProject.create()) {
            project.migrate(document);
            assertThat(project.diff(document).changes().all()).isEmpty();
            var snapshot = project.snapshot();
            second.migrate(snapshot);
            assertThat(second.snapshot()).hasToString(snapshot.toString());
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
