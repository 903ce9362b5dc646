package dev.lockstep.database.server;

import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New tables in an order in which most foreign keys can be declared with their tables, which saves a statement and a lock
 * for each. Those in a circle come later. Used once.
 */
public final class CreationOrder {

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A table and when its foreign keys can be made.
     *
     * @param now the table with those that can be declared with it
     * @param later the others
     */
    public record Entry(Table now, List<ForeignKey> later) {}

    private CreationOrder(List<Table> given) {
        given.forEach(table -> tables.put(table.name(), table));
    }

    /** The tables in that order. */
    public static List<Entry> of(List<Table> tables) {
        var order = new CreationOrder(tables);
        tables.forEach(order::add);
        return order.entries;
    }

    /** With an explicit stack, since chains of foreign keys may be longer than the thread's. */
    private void add(Table first) {
        var stack = new ArrayList<Table>();
        stack.add(first);
        while (!stack.isEmpty()) {
            var table = stack.getLast();
            if (begun.add(table.name())) {
                for (var key : table.foreignKeys()) {
                    var referenced = tables.get(key.referencedTable());
                    if (referenced != null && !begun.contains(referenced.name())) {
                        stack.add(referenced);
                    }
                }
                continue;
            }
            stack.removeLast();
            if (made.add(table.name())) {
                entries.add(entry(table));
            }
        }
    }

    private Entry entry(Table table) {
        var now = new ArrayList<ForeignKey>();
        var later = new ArrayList<ForeignKey>();
        for (var key : table.foreignKeys()) {
            boolean there = !tables.containsKey(key.referencedTable()) || made.contains(key.referencedTable());
            (there ? now : later).add(key);
        }
        return new Entry(table.withForeignKeys(now), later);
    }
}
