package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/defects.md} lists every known defect, and what shows that it is not here exists. */
class DefectsAreTestedTest {

    private static final Path ROOT = Checkout.root();
    private static final int KNOWN = 44;
    private static final Pattern NUMBER = Pattern.compile("W(\\d+)");
    private static final Pattern EVIDENCE = Pattern.compile("`([^`]+)`");

    private final List<Path> testFiles = testFiles();

    @Test
    void everyKnownDefectIsListed() throws IOException {
        var listed = new TreeSet<Integer>();
        for (var row : rows()) {
            NUMBER.matcher(cells(row).getFirst())
                    .results()
                    .forEach(number -> listed.add(Integer.parseInt(number.group(1))));
        }
        assertThat(listed)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, KNOWN).boxed().toList());
    }

    @Test
    void whatShowsThatADefectIsNotHereExists() throws IOException {
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            var cells = cells(row);
            if (cells.size() < 4) {
                continue;
            }
            var evidence = EVIDENCE.matcher(cells.getLast())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(evidence).as(row).isNotEmpty();
            evidence.stream().filter(name -> !exists(name)).forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/defects.md")).stream()
                .filter(line -> line.startsWith("| W"))
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private boolean exists(String evidence) {
        if (evidence.contains(".json#")) {
            return testFiles.stream()
                    .filter(file -> String.valueOf(file.getFileName()).matches("departures(-\\w+)?\\.tsv"))
                    .anyMatch(file -> lines(file).anyMatch(line -> line.startsWith(evidence + "\t")));
        }
        int dot = evidence.indexOf('.');
        if (dot < 0) {
            return files(evidence + ".yaml").findAny().isPresent();
        }
        var method = Pattern.compile("    (void|Stream<\\w+>) " + Pattern.quote(evidence.substring(dot + 1)) + "\\(.*");
        return files(evidence.substring(0, dot) + ".java")
                .anyMatch(file ->
                        lines(file).anyMatch(line -> method.matcher(line).matches()));
    }

    private Stream<Path> files(String name) {
        return testFiles.stream().filter(file -> file.endsWith(name));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> testFiles() {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test"))
                    .filter(Files::isDirectory)
                    .flatMap(DefectsAreTestedTest::below)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
