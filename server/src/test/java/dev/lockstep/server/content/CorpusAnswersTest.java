package dev.lockstep.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.SavedDatabase;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.content.ExpectedExceptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every meta value that a real snapshot file gives is what {@code /collections}, {@code /fields} and {@code /relations}
 * show once the file was applied over HTTP. One project serves all files; its empty database is brought back for each.
 */
class CorpusAnswersTest {

    private static final ExpectedExceptions EXCEPTIONS = ExpectedExceptions.read(
            Checkout.root().resolve("server/src/test/resources/dev/lockstep/server/content/corpus-exceptions.tsv"));

    private static RunningProject project;
    private static SavedDatabase empty;
    private static Map<String, Set<String>> systemColumns;
    private static int files;
    private static int compared;

    @BeforeAll
    static void start() {
        project = RunningProject.start();
        empty = SavedDatabase.of(project);
        systemColumns =
                new HashMap<>(empty
                        .rows(
                                "select t.name, c.name from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'")
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> String.valueOf(row.get(0)),
                                Collectors.mapping(row -> String.valueOf(row.get(1)), Collectors.toSet()))));
    }

    @AfterAll
    static void stop() {
        empty.close();
        project.close();
        // some files give no meta value at all, but not all of them
        System.out.println("answers: " + compared + " meta values of " + files + " files compared");
        assertThat(compared).isGreaterThanOrEqualTo(files);
    }

    @TestFactory
    Stream<DynamicTest> showsEveryMetaValueOfARealSnapshot() {
        return Corpus.find("the answers after real snapshots").stream()
                .flatMap(corpus -> corpus.files().stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        empty.restore();
        var document = Corpus.read(file);
        apply(document);
        var check = new AnswerCheck(project, systemColumns, document);
        var findings = check.run();
        assertThat(EXCEPTIONS.complaints(file.getFileName().toString(), findings))
                .isEmpty();
        files++;
        compared += check.compared();
    }

    private static void apply(JsonValue document) {
        var diff = project.post("/schema/diff?force", document);
        assertThat(diff.status()).as("diff").isEqualTo(200);
        var applied = project.post("/schema/apply", diff.data());
        assertThat(applied.status()).as("apply").isEqualTo(204);
        assertThat(project.post("/schema/diff?force", document).status())
                .as("second diff")
                .isEqualTo(204);
    }

    @Test
    void namesNoFileThatIsGone() {
        Corpus.find("exceptions for the answers after real snapshots").ifPresent(corpus -> {
            List<String> files = corpus.files().stream()
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(files).containsAll(EXCEPTIONS.files());
        });
    }
}
