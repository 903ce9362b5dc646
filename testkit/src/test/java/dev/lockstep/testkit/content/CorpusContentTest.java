package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a real snapshot file says is in the database once it has been applied. {@code CorpusTest} shows that our own
 * comparison finds nothing left; this one does not ask it.
 */
class CorpusContentTest {

    private static final ExpectedExceptions EXCEPTIONS = ExpectedExceptions.read(
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content/corpus-exceptions.tsv"));

    @TestFactory
    Stream<DynamicTest> bringsAllThatRealSnapshotSays() {
        return Corpus.find("the content of real snapshots").stream()
                .flatMap(corpus -> corpus.files().stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void namesNoFileThatIsGone() {
        Corpus.find("exceptions for real snapshots")
                .ifPresent(corpus -> assertThat(corpus.files().stream()
                                .map(file -> file.getFileName().toString()))
                        .containsAll(EXCEPTIONS.files()));
    }

    private static void check(Path file) throws SQLException {
        var document = Corpus.read(file);
        try (var project = ScratchProject.create();
                var database = PlainDatabase.open(project.file())) {
            var before = database.tables();
            project.migrate(document);
            var findings = new ContentCheck(database, before, document).run();
            assertThat(EXCEPTIONS.complaints(file.getFileName().toString(), findings))
                    .isEmpty();
        }
    }
}
