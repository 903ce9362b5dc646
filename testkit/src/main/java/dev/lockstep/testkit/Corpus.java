package dev.lockstep.testkit;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of real snapshot files, which is not part of the project. {@code LOCKSTEP_CORPUS} names it; without it,
 * {@code ../shared/corpus} beside the checkout is taken if it exists. A folder that is named and missing is an error.
 */
public final class Corpus {

    private static final String VARIABLE = "LOCKSTEP_CORPUS";

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** The corpus, or empty if there is none; what is skipped for want of it is said aloud by the caller's name. */
    public static Optional<Corpus> find(String asking) {
        var named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            var folder = Path.of(named);
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(VARIABLE + " names " + folder + ", which is no folder");
            }
            return Optional.of(new Corpus(folder));
        }
        var beside = Checkout.root().resolve("../shared/corpus").normalize();
        if (Files.isDirectory(beside)) {
            return Optional.of(new Corpus(beside));
        }
        System.out.println("SKIPPED: " + asking + " needs a folder of real snapshot files; set " + VARIABLE
                + " to one (looked for " + beside + ")");
        return Optional.empty();
    }

    /** The snapshot files, by name. */
    public List<Path> files() {
        try (var entries = Files.list(folder)) {
            return entries.filter(Corpus::isSnapshot).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isSnapshot(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Reads a snapshot file. */
    public static JsonValue read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return file.toString().endsWith(".json") ? JsonReader.read(stream) : YamlReader.read(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
