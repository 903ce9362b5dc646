package dev.lockstep.model.schema;

import java.util.List;

/**
 * A view, with the statement that makes it.
 *
 * @param triggers triggers on the view itself
 */
public record View(String name, String sql, List<Trigger> triggers) {
    public View {
        triggers = List.copyOf(triggers);
    }

    /** A view without triggers. */
    public View(String name, String sql) {
        this(name, sql, List.of());
    }
}
