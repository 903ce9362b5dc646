package dev.lockstep.testkit.kill;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.testkit.ScratchProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What is done in the middle of being killed, the same on each product. */
public final class Plans {

    /** An entry of the history that is undone. */
    public static final String UNDO = "undo";

    /** The same, only to be seen. */
    public static final String REHEARSED_UNDO = "rehearsed-undo";

    /** A snapshot that is applied only to be seen. */
    public static final String REHEARSED_APPLY = "rehearsed-apply";

    private static final List<String> NAMES = List.of(
            "creates-tables",
            "drops-rows-and-values",
            "changes-types",
            "adds-relations",
            "removes-relations",
            UNDO,
            REHEARSED_UNDO,
            REHEARSED_APPLY);

    private static final String ASKED = System.getProperty("lockstep.test.plan", "");

    static {
        if (!ASKED.isEmpty()) {
            System.out.println("SKIPPED: all plans but " + ASKED + ", as asked for");
        }
    }

    private Plans() {}

    /** What a project is like before a plan. */
    public enum Start {
        /** It has tables with rows. */
        ROWS,
        /**
         * Then a change took away a table, columns and a relation, and converted a column, whose values were set aside; and rows
         * were written since.
         */
        TAKEN_AWAY
    }

    /** The plans. */
    public static List<String> names() {
        return NAMES.stream().filter(Plans::isAsked).toList();
    }

    /** Whether a plan is tried; {@code -Dlockstep.test.plan=…} names those that are. */
    public static boolean isAsked(String name) {
        return ASKED.isEmpty() || Arrays.asList(ASKED.split(",", -1)).contains(name);
    }

    /** What a plan starts from. */
    public static Start start(String name) {
        return name.equals(UNDO) || name.equals(REHEARSED_UNDO) ? Start.TAKEN_AWAY : Start.ROWS;
    }

    /** Makes a fresh project what a plan starts from. */
    public static void prepare(ScratchProject project, Start start) throws SQLException {
        migrate(project, "before");
        run(project, "rows.sql");
        if (start == Start.TAKEN_AWAY) {
            takeAway(project);
        }
    }

    /** Makes what has rows {@link Start#TAKEN_AWAY}. */
    public static void takeAway(ScratchProject project) throws SQLException {
        migrate(project, "takes-away");
        run(project, "rows-since.sql");
    }

    private static void migrate(ScratchProject project, String snapshot) {
        project.migrate(JsonReader.read(text(snapshot(snapshot))));
    }

    private static void run(ScratchProject project, String statements) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            for (var sql : text(resource(statements)).split("\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The snapshot that a plan makes of a project. */
    public static Path snapshot(String name) {
        return resource(name + ".json");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(Plans.class.getResource(name), name).getPath());
    }
}
