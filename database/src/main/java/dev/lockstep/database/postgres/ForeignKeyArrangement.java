package dev.lockstep.database.postgres;

import dev.lockstep.database.SchemaStatements.Arrangement;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes foreign keys off before any table of a plan is altered and puts them on after all are: each one ties two tables
 * whose columns must agree in type and uniqueness at every moment, which they would not while one of them is altered and
 * the other is not yet. Used once.
 */
final class ForeignKeyArrangement {

    private final List<Table> created;
    private final List<TableChange> changes;
    private final List<Table> dropped;
    private final DatabaseSchema schema;
    private final Map<String, List<ForeignKey>> off = new TreeMap<>();
    private final Map<String, List<ForeignKey>> on = new TreeMap<>();
    /** Columns whose values become those of another type. */
    private final Set<List<String>> retyped = new HashSet<>();

    ForeignKeyArrangement(List<Table> created, List<TableChange> changes, List<Table> dropped, DatabaseSchema schema) {
        this.created = created;
        this.changes = changes;
        this.dropped = dropped;
        this.schema = schema;
    }

    Arrangement arrangement() {
        for (var change : changes) {
            for (var column : change.after().columns()) {
                change.before()
                        .column(change.renamed().getOrDefault(column.name(), column.name()))
                        .filter(was -> !PostgresType.word(was.type()).equals(PostgresType.word(column.type())))
                        .ifPresent(_ -> retyped.add(List.of(change.before().name(), column.name())));
            }
        }
        var altered = new HashSet<String>();
        var bare = new ArrayList<TableChange>();
        for (var change : changes) {
            altered.add(change.before().name());
            bare.add(bare(change));
        }
        for (var table : dropped) {
            table.foreignKeys().forEach(key -> put(off, table, key));
        }
        schema.tables().values().stream()
                .filter(table -> !altered.contains(table.name()) && !dropped.contains(table))
                .forEach(this::suspend);
        var early = new ArrayList<Table>();
        for (var table : created) {
            early.add(table.withForeignKeys(table.foreignKeys().stream()
                    .filter(key -> !altered.contains(key.referencedTable()))
                    .toList()));
            table.foreignKeys().stream()
                    .filter(key -> altered.contains(key.referencedTable()))
                    .forEach(key -> put(on, table, key));
        }
        return new Arrangement(locks(), statements(off, true), early, bare, statements(on, false), Set.of());
    }

    /** The change without its foreign keys, but for those that nothing happens to. */
    private TableChange bare(TableChange change) {
        var before = new ArrayList<>(change.before().foreignKeys());
        var after = new ArrayList<>(change.after().foreignKeys());
        for (var key : change.before().foreignKeys()) {
            if (!after.contains(key) || isRetyped(change.before(), key)) {
                before.remove(key);
                put(off, change.before(), key);
            }
        }
        for (var key : change.after().foreignKeys()) {
            if (!before.contains(key)) {
                after.remove(key);
                put(on, change.after(), key);
            }
        }
        return change.between(
                change.before().withForeignKeys(before), change.after().withForeignKeys(after));
    }

    private void suspend(Table table) {
        for (var key : table.foreignKeys()) {
            if (isRetyped(table, key)) {
                put(off, table, key);
                put(on, table, key);
            }
        }
    }

    private boolean isRetyped(Table table, ForeignKey key) {
        return key.columns().stream().anyMatch(column -> retyped.contains(List.of(table.name(), column)))
                || key.referencedColumns().stream()
                        .anyMatch(column -> retyped.contains(List.of(key.referencedTable(), column)));
    }

    private static void put(Map<String, List<ForeignKey>> keys, Table table, ForeignKey key) {
        keys.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(key);
    }

    private static List<Sql> statements(Map<String, List<ForeignKey>> keys, boolean drop) {
        var statements = new ArrayList<Sql>();
        keys.forEach((table, each) -> statements.add(Sql.of("ALTER TABLE " + PostgresNames.quote(table)
                + each.stream()
                        .map(key -> drop
                                ? " DROP CONSTRAINT " + PostgresNames.quote(Objects.requireNonNull(key.name()))
                                : " ADD " + TableSql.constraint(key))
                        .collect(Collectors.joining(",")))));
        return statements;
    }

    /** All tables at once and in one order, so that no row is written between a question and what depends on it. */
    private List<Sql> locks() {
        var names = new TreeSet<String>();
        changes.forEach(change -> names.add(change.before().name()));
        dropped.forEach(table -> names.add(table.name()));
        // a table that comes back has another name yet, under which nobody knows it
        names.retainAll(schema.tables().keySet());
        if (names.isEmpty()) {
            return List.of();
        }
        return List.of(Sql.of("LOCK TABLE "
                + names.stream().map(PostgresNames::quote).collect(Collectors.joining(", "))
                + " IN ACCESS EXCLUSIVE MODE"));
    }
}
