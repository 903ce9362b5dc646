package dev.lockstep.testkit.undo;

import dev.lockstep.database.Database;
import dev.lockstep.database.Probes;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.Touched;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A database whose tables are changed by the statements of its product, without a project in it. */
public final class Workbench implements AutoCloseable {

    private final ScratchDatabase scratch;
    private final Database database;

    /** An empty database. */
    public Workbench(TestVendor vendor) {
        this.scratch = vendor.empty();
        this.database = scratch.open();
    }

    /** Runs statements past everything of ours. */
    public void run(String... statements) {
        try (var connection = scratch.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed.getMessage(), failed);
        }
    }

    /** All rows of a query, each as text, in the order of their texts. */
    public List<String> rows(String query) {
        try (var connection = scratch.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(
                            rows.getObject(i) instanceof byte[] bytes
                                    ? HexFormat.of().formatHex(bytes)
                                    : rows.getString(i) == null ? "null" : "'" + rows.getString(i) + "'");
                }
                all.add(String.join(" ", row));
            }
            all.sort(null);
            return all;
        } catch (SQLException failed) {
            throw new AssertionError(query + ": " + failed.getMessage(), failed);
        }
    }

    DatabaseSchema inspect() {
        return database.inspect(database.vendor().inspector()::inspect);
    }

    Table table(String name) {
        return Objects.requireNonNull(inspect().table(name), name);
    }

    Probes probes() {
        return database.vendor().probes();
    }

    SchemaStatements statements() {
        return database.vendor().statements();
    }

    /** What a question answers. */
    List<String> ask(Sql question) {
        return database.read(connection -> Statements.queryTexts(connection, question));
    }

    long count(Sql question) {
        return Long.parseLong(ask(question).getFirst());
    }

    /** Runs statements as one change of the schema. */
    void change(Touched touched, List<Sql> statements) {
        database.change(connection -> {
            database.vendor().announce(connection, touched);
            for (var sql : statements) {
                try {
                    Statements.execute(connection, sql);
                } catch (SQLException failed) {
                    throw new SQLException(sql.text() + ": " + failed.getMessage(), failed.getSQLState(), failed);
                }
            }
            return "";
        });
    }

    /** Turns a table into another, and sets aside what columns hold: column to the name of the copy. */
    void alter(TableChange change, Map<String, String> copies) {
        var copying = new ArrayList<Sql>();
        copies.forEach((column, copy) -> copying.addAll(statements().copyColumn(change.before(), column, copy)));
        var all = new ArrayList<>(statements().alter(change));
        all.addAll(statements().copiesAfterAltering() ? all.size() : 0, copying);
        change(new Touched(Set.copyOf(copies.values()), List.of(change), Set.of(), Map.of()), all);
    }

    /** Drops columns whose values are set aside in tables called {@code kept_} and the column. */
    void drop(String table, String... columns) {
        var before = table(table);
        var gone = Arrays.asList(columns);
        var after = before.withColumns(before.columns().stream()
                        .filter(column -> !gone.contains(column.name()))
                        .toList())
                .withUniques(before.uniques().stream()
                        .filter(unique -> unique.columns().stream().noneMatch(gone::contains))
                        .toList())
                .withIndexes(before.indexes().stream()
                        .filter(index -> index.columns().stream().noneMatch(gone::contains))
                        .toList());
        var copies = new TreeMap<String, String>();
        gone.forEach(column -> copies.put(column, "kept_" + column));
        alter(new TableChange(before, after, Map.of(), Map.of()), copies);
    }

    void setAside(Table table, String keptName) {
        change(
                new Touched(Set.of(), List.of(), Set.of(), Map.of(table.name(), keptName)),
                statements().setAside(table, keptName));
    }

    void bringBack(Table was, String keptName) {
        change(
                new Touched(Set.of(), List.of(), Set.of(), Map.of(), Map.of(keptName, was)),
                statements().bringBack(was, keptName));
    }

    @Override
    public void close() {
        database.close();
        scratch.close();
    }
}
