package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
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
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> Trial.run(file, EXCEPTIONS)));
    }

    @Test
    void namesNoFileThatIsGone() {
        Corpus.find("exceptions for real snapshots")
                .ifPresent(corpus -> assertThat(corpus.files().stream()
                                .map(file -> file.getFileName().toString()))
                        .containsAll(EXCEPTIONS.files()));
    }
}
