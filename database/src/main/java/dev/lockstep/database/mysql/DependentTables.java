package dev.lockstep.database.mysql;

import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tables the server opens with each write to another: those that point at it, and as far as a foreign key would carry
 * the write on, those that point at these. {@code LOCK TABLES} takes them along by itself, but where two foreign keys of a
 * table differ in that, MariaDB 11.4 takes it once and wants it twice; so all are named.
 */
final class DependentTables {

    private final Map<String, Map<String, Boolean>> pointing = new HashMap<>();

    DependentTables(Collection<Table> tables) {
        for (var table : tables) {
            for (var key : table.foreignKeys()) {
                pointing.computeIfAbsent(key.referencedTable(), _ -> new HashMap<>())
                        .merge(table.name(), carries(key), Boolean::logicalOr);
            }
        }
    }

    /** Without the table itself. */
    Set<String> of(String table) {
        var found = new TreeSet<String>();
        var written = new ArrayDeque<>(List.of(table));
        var seen = new TreeSet<>(Set.of(table));
        while (!written.isEmpty()) {
            pointing.getOrDefault(written.remove(), Map.of()).forEach((other, carried) -> {
                found.add(other);
                if (carried && seen.add(other)) {
                    written.add(other);
                }
            });
        }
        found.remove(table);
        return found;
    }

    private static boolean carries(ForeignKey key) {
        return carries(key.onUpdate()) || carries(key.onDelete());
    }

    static boolean carries(ReferentialAction action) {
        return action == ReferentialAction.CASCADE || action == ReferentialAction.SET_NULL;
    }
}
