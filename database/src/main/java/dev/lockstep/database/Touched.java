package dev.lockstep.database;

import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a change of the schema is about to touch.
 *
 * @param created the names of tables that may come
 * @param changes to tables that exist, or that come back, their foreign keys included
 * @param others further tables that exist and whose declarations do not stay as they are all the time
 * @param moved tables that go, and the names under which they are set aside
 * @param back names under which tables were set aside, and the tables that they become again, the foreign keys included that
 *     the change puts on them
 */
public record Touched(
        Set<String> created,
        List<TableChange> changes,
        Set<String> others,
        Map<String, String> moved,
        Map<String, Table> back) {
    public Touched {
        created = Set.copyOf(created);
        changes = List.copyOf(changes);
        others = Set.copyOf(others);
        moved = Map.copyOf(moved);
        back = Map.copyOf(back);
    }

    /** Without tables that come back. */
    public Touched(Set<String> created, List<TableChange> changes, Set<String> others, Map<String, String> moved) {
        this(created, changes, others, moved, Map.of());
    }

    /** New tables and nothing else. */
    public static Touched created(Set<String> tables) {
        return new Touched(tables, List.of(), Set.of(), Map.of());
    }

    /** The same with more tables. */
    public Touched with(Set<String> alsoCreated, List<TableChange> alsoChanged) {
        var allCreated = new HashSet<>(created);
        allCreated.addAll(alsoCreated);
        var allChanges = new ArrayList<>(changes);
        allChanges.addAll(alsoChanged);
        return new Touched(allCreated, allChanges, others, moved, back);
    }

    /** Whether the schema stays as it is. */
    public boolean isEmpty() {
        return created.isEmpty() && changes.isEmpty() && others.isEmpty() && moved.isEmpty() && back.isEmpty();
    }
}
