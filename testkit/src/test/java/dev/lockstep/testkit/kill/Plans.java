package dev.lockstep.testkit.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What is applied in the middle of being killed, the same on each product. */
public final class Plans {

    private static final List<String> NAMES =
            List.of("creates-tables", "drops-rows-and-values", "changes-types", "adds-relations", "removes-relations");

    private Plans() {}

    /** The plans. */
    public static List<String> names() {
        return NAMES;
    }

    /** The snapshot of the project before. */
    public static Path before() {
        return resource("before.json");
    }

    /** The statements that fill it with rows. */
    public static List<String> rows() {
        try {
            return Files.readAllLines(resource("rows.sql"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** The snapshot that a plan makes of it. */
    public static Path snapshot(String name) {
        return resource(name + ".json");
    }

    private static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(Plans.class.getResource(name), name).getPath());
    }
}
