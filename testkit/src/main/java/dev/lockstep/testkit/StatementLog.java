package dev.lockstep.testkit;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes the statements that are run on a {@link WatchedDatabase}. Safe for use by several threads. */
public final class StatementLog implements StatementWatcher {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void sending(String statement) {
        statements.add(statement);
    }

    /** The statements since this was asked for last, in their order. */
    public List<String> take() {
        var taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** Whether a statement only reads. */
    public static boolean reads(String statement) {
        var start = statement.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("select") || start.startsWith("with") || start.startsWith("pragma");
    }
}
