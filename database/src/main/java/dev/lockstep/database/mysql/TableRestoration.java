package dev.lockstep.database.mysql;

import dev.lockstep.database.UnfinishedChangeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements that make a table again what the journal says it was. They come from how the table is now and not from
 * what was done to it, so that they can be worked out, and run, as often as needed. Pure.
 */
final class TableRestoration {

    private final JournalEntry entry;
    private final String table;
    private final TableText was;
    private final TableText is;
    /** Names of columns that are dropped or become others, so that no index on them stays what it was. */
    private final Set<String> replaced = new HashSet<>();

    private final List<CarriedValues> carried = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    /** @throws UnfinishedChangeException if there is something that the change did not make */
    TableRestoration(JournalEntry entry, String was, String is) {
        this.entry = entry;
        this.table = MysqlNames.quote(entry.table());
        this.was = TableText.parse(was);
        this.is = TableText.parse(is);
        if (!this.was.options().equals(this.is.options())) {
            throw stranger("another engine, collation or comment");
        }
        columns();
    }

    /** Whether anything but foreign keys is to become another. */
    boolean alters() {
        return !alter().isEmpty();
    }

    /**
     * Takes off the foreign keys that were not there, and those in the way of what is to become another.
     *
     * @param altered the tables of which anything but foreign keys becomes another
     */
    List<String> dropForeignKeys(Set<String> altered) {
        var actions = new ArrayList<String>();
        is.foreignKeys().forEach((name, part) -> {
            if (!stays(part, name, altered)) {
                requireOurs(name, was.foreignKeys().keySet(), "foreign key");
                actions.add("DROP FOREIGN KEY " + MysqlNames.quote(name));
            }
        });
        return alter(actions);
    }

    /** The values that others may have written to the new columns meanwhile, and that are to be in the old ones. */
    List<CarriedValues> carried() {
        return List.copyOf(carried);
    }

    /**
     * Everything but foreign keys, when {@link #carried} values are where they belong. The indexes come with a second
     * statement: the server leaves those in their places that one statement drops and makes.
     */
    List<String> alter() {
        var first = new ArrayList<String>();
        var second = new ArrayList<String>();
        boolean rekeyed = was.primaryKey() != null
                ? !was.primaryKey().equals(is.primaryKey()) || isReplaced(was.primaryKey())
                : is.primaryKey() != null;
        if (rekeyed && is.primaryKey() != null) {
            first.add("DROP PRIMARY KEY");
        }
        anew(was.indexes(), is.indexes(), "index", "DROP INDEX ", first, second);
        anew(was.checks(), is.checks(), "constraint", "DROP CONSTRAINT ", first, second);
        first.addAll(columns);
        if (rekeyed && was.primaryKey() != null) {
            first.add("ADD " + was.primaryKey());
        }
        var statements = new ArrayList<>(alter(first));
        statements.addAll(alter(second));
        return statements;
    }

    /** Puts on the foreign keys that are missing, those of {@link #dropForeignKeys} included. */
    List<String> addForeignKeys(Set<String> altered) {
        var actions = new ArrayList<String>();
        was.foreignKeys().forEach((name, part) -> {
            if (!is.foreignKeys().containsKey(name) || !stays(is.foreignKeys().get(name), name, altered)) {
                actions.add("ADD " + part);
            }
        });
        return alter(actions);
    }

    private boolean stays(String part, String name, Set<String> altered) {
        return part.equals(was.foreignKeys().get(name))
                && !altered.contains(entry.table())
                && altered.stream().noneMatch(other -> part.contains(" REFERENCES " + MysqlNames.quote(other) + " "));
    }

    private List<String> alter(List<String> actions) {
        return actions.isEmpty() ? List.of() : List.of("ALTER TABLE " + table + " " + String.join(", ", actions));
    }

    private void columns() {
        var known = new HashSet<String>();
        int position = 0;
        for (var column : was.columns().entrySet()) {
            position++;
            var name = column.getKey();
            var hidden = OwnNames.hidden(position);
            known.add(name);
            known.add(hidden);
            if (is.columns().containsKey(hidden)) {
                unhide(name, position, column.getValue());
            } else if (!is.columns().containsKey(name)) {
                throw stranger("no column " + name);
            } else if (!column.getValue().equals(is.columns().get(name))) {
                columns.add("CHANGE COLUMN " + MysqlNames.quote(name) + " " + column.getValue());
            }
        }
        for (var name : is.columns().keySet()) {
            if (!known.contains(name)) {
                requireOurs(name, Set.of(), "column");
                replaced.add(name);
                columns.add("DROP COLUMN " + MysqlNames.quote(name));
            }
        }
    }

    private void unhide(String name, int position, String part) {
        var hidden = OwnNames.hidden(position);
        if (is.columns().containsKey(name)) {
            requireOurs(name, Set.of(), "column");
            replaced.add(name);
            columns.add("DROP COLUMN " + MysqlNames.quote(name));
            if (!part.contains(" GENERATED ALWAYS AS ")) {
                var rows = " WHERE " + MysqlNames.quote(hidden) + " IS NULL AND " + MysqlNames.quote(name)
                        + " IS NOT NULL" + unlessFilled(position);
                carried.add(new CarriedValues(
                        entry.table(),
                        name,
                        "SELECT 1 FROM " + table + rows + " LIMIT 1",
                        "UPDATE " + table + " SET " + MysqlNames.quote(hidden) + " = " + MysqlNames.quote(name)
                                + rows));
            }
        }
        columns.add("CHANGE COLUMN " + MysqlNames.quote(hidden) + " " + part);
    }

    /** What the change put where nothing was is not taken along. */
    private String unlessFilled(int position) {
        var filled = OwnNames.filled(position);
        return entry.made().stream()
                .filter(made -> made.startsWith(filled))
                .map(made -> " AND NOT (" + made.substring(filled.length()) + ")")
                .collect(Collectors.joining());
    }

    /** From the first part on that is another: only so do all come to stand in their order. */
    private void anew(
            Map<String, String> before,
            Map<String, String> now,
            String what,
            String drop,
            List<String> first,
            List<String> second) {
        var wanted = new ArrayList<>(before.entrySet());
        var present = new ArrayList<>(now.entrySet());
        int same = 0;
        while (same < wanted.size()
                && same < present.size()
                && wanted.get(same).equals(present.get(same))
                && !isReplaced(wanted.get(same).getValue())) {
            same++;
        }
        for (var part : present.subList(same, present.size())) {
            requireOurs(part.getKey(), before.keySet(), what);
            first.add(drop + MysqlNames.quote(part.getKey()));
        }
        wanted.subList(same, wanted.size()).forEach(part -> second.add("ADD " + part.getValue()));
    }

    private boolean isReplaced(String part) {
        return replaced.stream().anyMatch(column -> part.contains(MysqlNames.quote(column)));
    }

    private void requireOurs(String name, Collection<String> before, String what) {
        if (!before.contains(name) && !entry.made().contains(name) && !OwnNames.isBeside(name)) {
            throw stranger("the " + what + " " + name);
        }
    }

    /**
     * Values that others wrote to a column that took the place of another.
     *
     * @param question has a row if there are any
     * @param statement puts them into the other; the server refuses it, if only for the types, when that one cannot hold them
     */
    record CarriedValues(String table, String column, String question, String statement) {}

    private UnfinishedChangeException stranger(String what) {
        return new UnfinishedChangeException(
                "The table " + entry.table() + " has " + what
                        + ", which is neither of before nor of the change that ended in the middle.",
                null);
    }
}
