package dev.lockstep.database.sqlite;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table that a change asks for, worked out: columns in their final order, renamed columns followed into keys and
 * plain indexes, and what stood on a dropped column alone gone with it.
 *
 * @param sources for each column of the table that was there before, what it was called
 */
record WantedTable(Table table, Map<String, String> sources) {

    /** @throws UnsupportedSchemaException if a part that is to stay could not stay what it is */
    static WantedTable of(TableChange change) {
        var before = change.before();
        if (!before.name().equals(change.after().name())) {
            throw new IllegalArgumentException("a change does not rename a table: " + before.name());
        }
        if (SqliteTables.isVirtual(before)) {
            throw new UnsupportedSchemaException(
                    "The table " + before.name() + " is virtual; only its module changes it.");
        }
        var sources = sources(change);
        var gone = before.columns().stream()
                .map(Column::name)
                .filter(column -> !column.equals(sources.get(column)))
                .toList();
        var dropped =
                gone.stream().filter(column -> !sources.containsValue(column)).toList();
        var table = followed(ordered(before, change.after(), sources), sources, dropped);
        requireWhole(table, gone);
        return new WantedTable(table, sources);
    }

    private static Map<String, String> sources(TableChange change) {
        var sources = new LinkedHashMap<String, String>();
        for (var column : change.after().columns()) {
            String old = change.renamed().getOrDefault(column.name(), column.name());
            boolean taken = !change.renamed().containsKey(column.name())
                    && change.renamed().containsValue(column.name());
            if (!taken && change.before().column(old).isPresent()) {
                sources.put(column.name(), old);
            }
        }
        return sources;
    }

    /** Columns that were there keep their order; new ones stand behind them. */
    private static Table ordered(Table before, Table after, Map<String, String> sources) {
        var names = before.columns().stream().map(Column::name).toList();
        var columns = new ArrayList<>(after.columns().stream()
                .filter(column -> sources.containsKey(column.name()))
                .sorted((first, second) -> Integer.compare(
                        names.indexOf(sources.get(first.name())), names.indexOf(sources.get(second.name()))))
                .toList());
        after.columns().stream()
                .filter(column -> !sources.containsKey(column.name()))
                .forEach(columns::add);
        return after.withColumns(columns);
    }

    private static Table followed(Table table, Map<String, String> sources, List<String> dropped) {
        var renames = new HashMap<String, String>();
        sources.forEach((name, old) -> {
            if (!name.equals(old) && table.column(old).isEmpty()) {
                renames.put(old, name);
            }
        });
        return table.withPrimaryKey(table.primaryKey()
                        .map(key -> new PrimaryKey(
                                key.name(), follow(key.columns(), renames), follow(key.options(), renames))))
                .withUniques(table.uniques().stream()
                        .filter(unique -> !isAlone(unique.columns(), dropped))
                        .map(unique -> new Unique(
                                unique.name(), follow(unique.columns(), renames), follow(unique.options(), renames)))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .filter(key -> !isAlone(key.columns(), dropped))
                        .map(key -> follow(table, key, renames))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !(index.plain() && isAlone(index.columns(), dropped)))
                        .map(index -> follow(index, renames))
                        .toList());
    }

    private static boolean isAlone(List<String> columns, List<String> dropped) {
        return columns.size() == 1 && dropped.contains(columns.getFirst());
    }

    private static List<String> follow(List<String> columns, Map<String, String> renames) {
        return columns.stream()
                .map(column -> renames.getOrDefault(column, column))
                .toList();
    }

    /** Follows into a list of columns that is kept as text. */
    private static String follow(String options, Map<String, String> renames) {
        String followed = options;
        if (options.startsWith("(")) {
            for (var rename : renames.entrySet()) {
                followed = Mentions.renamed(followed, rename.getKey(), rename.getValue());
            }
        }
        return followed;
    }

    private static ForeignKey follow(Table table, ForeignKey key, Map<String, String> renames) {
        boolean self = SqliteNames.same(key.referencedTable(), table.name());
        return new ForeignKey(
                key.name(),
                follow(key.columns(), renames),
                key.referencedTable(),
                self ? follow(key.referencedColumns(), renames) : key.referencedColumns(),
                key.onUpdate(),
                key.onDelete(),
                key.options());
    }

    private static Index follow(Index index, Map<String, String> renames) {
        var columns = follow(index.columns(), renames);
        boolean same = !index.plain() || columns.equals(index.columns());
        return same ? index : new Index(index.name(), columns, index.unique(), true, null);
    }

    /** @param gone names of columns that the table had and has no more */
    private static void requireWhole(Table table, List<String> gone) {
        for (String column : gone) {
            for (var check : table.checks()) {
                refuseIf(Mentions.name(check.condition(), column), table, "A check", check.name(), column);
            }
            for (var trigger : table.triggers()) {
                refuseIf(Mentions.name(trigger.sql(), column), table, "The trigger", trigger.name(), column);
            }
            for (var index : table.indexes()) {
                boolean mentioned = index.plain()
                        ? index.columns().contains(column)
                                && table.column(column).isEmpty()
                        : index.sql() != null && Mentions.name(index.sql(), column);
                refuseIf(mentioned, table, "The index", index.name(), column);
            }
            for (var other : table.columns()) {
                boolean mentioned = other.generated() != null
                        && Mentions.name(other.generated().expression(), column);
                refuseIf(mentioned, table, "The generated column", other.name(), column);
            }
            if (table.column(column).isEmpty()) {
                table.uniques()
                        .forEach(unique -> refuseIf(
                                unique.columns().contains(column),
                                table,
                                "A unique constraint",
                                unique.name(),
                                column));
                table.foreignKeys()
                        .forEach(key ->
                                refuseIf(key.columns().contains(column), table, "A foreign key", key.name(), column));
                table.primaryKey()
                        .ifPresent(key ->
                                refuseIf(key.columns().contains(column), table, "The primary key", key.name(), column));
            }
        }
    }

    private static void refuseIf(boolean mentioned, Table table, String what, @Nullable String name, String column) {
        if (mentioned) {
            throw new UnsupportedSchemaException(
                    what + (name == null ? "" : " " + name) + " of the table " + table.name() + " mentions its column "
                            + column + ", which would be gone. Take it away or change it first.");
        }
    }
}
