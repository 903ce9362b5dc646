package dev.lockstep.database.mysql;

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
import java.util.stream.Collectors;

/**
 * Takes foreign keys off before any table of a plan is altered and puts them on after all are: each one ties two tables
 * whose columns must agree at every moment, and the server alters no column that one is on. Used once.
 */
final class ForeignKeyArrangement {

    private final List<Table> created;
    private final List<TableChange> changes;
    private final List<Table> dropped;
    private final DatabaseSchema schema;
    private final Map<String, List<ForeignKey>> off = new TreeMap<>();
    private final Map<String, List<ForeignKey>> on = new TreeMap<>();
    /** Tables of which a foreign key goes for a while and nothing else happens. */
    private final Set<String> others = new HashSet<>();
    /** Columns that become others, and those of which an index goes that a foreign key may need. */
    private final Set<List<String>> touched = new HashSet<>();
    /** Those that lead writes to a table that is locked back to it, which the server cannot follow twice. */
    private final Set<ForeignKey> loops = new HashSet<>();

    ForeignKeyArrangement(List<Table> created, List<TableChange> changes, List<Table> dropped, DatabaseSchema schema) {
        this.created = created;
        this.changes = changes;
        this.dropped = dropped;
        this.schema = schema;
    }

    Arrangement arrangement() {
        changes.forEach(this::noteTouched);
        noteLoops();
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
        var dependents = new DependentTables(inForce(early, bare, altered));
        bare.removeIf(change ->
                change.before().equals(change.after()) && change.written().isEmpty());
        bare.replaceAll(change -> change.above(dependents.of(change.before().name())));
        return new Arrangement(List.of(), statements(off, true), early, bare, statements(on, false), others);
    }

    /** The tables with the foreign keys that they have while some are altered. */
    private List<Table> inForce(List<Table> early, List<TableChange> bare, Set<String> altered) {
        var tables = new ArrayList<>(early);
        bare.forEach(change -> tables.add(change.before()));
        schema.tables().values().stream()
                .filter(table -> !altered.contains(table.name()) && !dropped.contains(table))
                .map(table -> {
                    var gone = off.getOrDefault(table.name(), List.of());
                    return table.withForeignKeys(table.foreignKeys().stream()
                            .filter(key -> !gone.contains(key))
                            .toList());
                })
                .forEach(tables::add);
        return tables;
    }

    private void noteTouched(TableChange change) {
        var table = change.before().name();
        for (var column : change.after().columns()) {
            change.before()
                    .column(change.renamed().getOrDefault(column.name(), column.name()))
                    .filter(was -> !was.equals(column))
                    .ifPresent(_ -> touched.add(List.of(table, column.name())));
        }
        // they are made anew
        change.written().forEach(column -> touched.add(List.of(table, column)));
        change.before().indexes().stream()
                .filter(index -> !change.after().indexes().contains(index))
                .forEach(index -> index.columns().forEach(column -> touched.add(List.of(table, column))));
        if (!change.before().primaryKey().equals(change.after().primaryKey())) {
            change.before()
                    .primaryKey()
                    .ifPresent(key -> key.columns().forEach(column -> touched.add(List.of(table, column))));
        }
    }

    /** See {@link DependentTables}: what others have is named, and the table itself is already. */
    private void noteLoops() {
        var dependents = new DependentTables(schema.tables().values());
        for (var change : changes) {
            var table = change.before();
            if (!TableAlteration.locks(change)) {
                continue;
            }
            var below = dependents.of(table.name());
            var back = table.foreignKeys().stream()
                    .filter(key -> key.referencedTable().equals(table.name()) || below.contains(key.referencedTable()))
                    .collect(Collectors.partitioningBy(key -> DependentTables.carries(key.onUpdate())));
            if (!back.getOrDefault(true, List.of()).isEmpty()) {
                loops.addAll(back.getOrDefault(false, List.of()));
            }
        }
    }

    /** The change without its foreign keys, but for those that nothing happens to. */
    private TableChange bare(TableChange change) {
        var before = new ArrayList<>(change.before().foreignKeys());
        var after = new ArrayList<>(change.after().foreignKeys());
        for (var key : change.before().foreignKeys()) {
            if (!after.contains(key) || isTouched(change.before(), key)) {
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
            if (isTouched(table, key)) {
                others.add(table.name());
                put(off, table, key);
                put(on, table, key);
            }
        }
    }

    private boolean isTouched(Table table, ForeignKey key) {
        return loops.contains(key)
                || key.columns().stream().anyMatch(column -> touched.contains(List.of(table.name(), column)))
                || key.referencedColumns().stream()
                        .anyMatch(column -> touched.contains(List.of(key.referencedTable(), column)));
    }

    private static void put(Map<String, List<ForeignKey>> keys, Table table, ForeignKey key) {
        keys.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(key);
    }

    private static List<Sql> statements(Map<String, List<ForeignKey>> keys, boolean drop) {
        var statements = new ArrayList<Sql>();
        keys.forEach((table, each) -> statements.add(Sql.of("ALTER TABLE " + MysqlNames.quote(table)
                + each.stream()
                        .map(key -> drop
                                ? " DROP FOREIGN KEY " + MysqlNames.quote(Objects.requireNonNull(key.name()))
                                : " ADD " + TableSql.constraint(key))
                        .collect(Collectors.joining(",")))));
        return statements;
    }
}
