package dev.lockstep.testkit.mysql;

import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.kill.Plans;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Databases as a template; one that is as before again is used again. */
final class Copies implements AutoCloseable {

    private static final Map<Plans.Start, Copies> BY_START = new EnumMap<>(Plans.Start.class);

    private final Template template;
    private final MariaDbState before;
    private final List<ScratchDatabase> copies = new ArrayList<>();

    private Copies(Plans.Start start) throws SQLException, IOException {
        this.template = Template.make(start);
        var first = template.copy();
        this.before = state(first);
        copies.add(first);
    }

    /** Those that a plan starts from; they are made when they are first asked for. */
    static Copies of(Plan plan) throws SQLException, IOException {
        var start = plan.start();
        var known = BY_START.get(start);
        if (known != null) {
            return known;
        }
        var made = new Copies(start);
        BY_START.put(start, made);
        return made;
    }

    /** Drops all that were made. */
    static void closeAll() {
        BY_START.values().forEach(Copies::close);
        BY_START.clear();
    }

    /** What they are before a plan. */
    MariaDbState before() {
        return before;
    }

    /** One that nobody else gets. */
    ScratchDatabase own() throws SQLException {
        return template.copy();
    }

    /** As many as that; whoever makes one of them something else takes it out. */
    List<ScratchDatabase> take(int count) throws SQLException {
        while (copies.size() < count) {
            copies.add(template.copy());
        }
        return List.copyOf(copies.subList(0, count));
    }

    /** Takes out one that is not as before any more. */
    void spoiled(ScratchDatabase copy) {
        copies.remove(copy);
        copy.close();
    }

    static MariaDbState state(ScratchDatabase scratch) throws SQLException {
        try (var connection = scratch.connect()) {
            return MariaDbState.of(connection);
        }
    }

    @Override
    public void close() {
        copies.forEach(ScratchDatabase::close);
        template.close();
    }
}
