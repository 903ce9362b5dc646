package dev.lockstep.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Snapshot files of public projects, kept outside the repository: they are not ours to give away. */
final class Corpus {

    private static final String VARIABLE = "LOCKSTEP_CORPUS";

    private Corpus() {}

    /** The files; none, and a loud line, if nobody named a folder and there is none at its usual place. */
    static List<Path> files() throws IOException {
        String named = System.getenv(VARIABLE);
        Path folder = named == null ? repository().resolve("../shared/corpus").normalize() : Path.of(named);
        if (named == null && !Files.isDirectory(folder)) {
            System.out.println("SKIPPED: the whole corpus of snapshot files (0 files read). There is no " + folder
                    + "; set " + VARIABLE + " to its folder.");
            return List.of();
        }
        try (var paths = Files.list(folder)) {
            return paths.filter(path ->
                            path.toString().endsWith(".json") || path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above holds .mvn");
            }
        }
        return folder;
    }
}
