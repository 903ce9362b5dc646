package dev.lockstep.database.mysql;

import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.Touched;
import dev.lockstep.database.mysql.JournalEntry.TriggerText;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the tables that a change touches were before it, kept in the database itself until the change is over, since the
 * server commits each statement that alters one. For one connection; all but what reads under the lock of changes.
 */
final class ChangeJournal {

    /** One row: the number of the last change, and how far it has come. */
    private static final String CHANGE = "`lockstep_change`";

    private static final String TABLES = "`lockstep_journal`";

    private static final int ROWS_AT_ONCE = 300;
    /** In characters; a server takes statements of 16 MB as it comes. */
    private static final long LENGTH_AT_ONCE = 1_000_000;

    private final Connection connection;

    ChangeJournal(Connection connection) {
        this.connection = connection;
    }

    /** How far a change has come. */
    enum Progress {
        /** Nothing is to be done. */
        OVER,
        /** Tables may be in the middle of it. */
        OPEN,
        /** It is kept, whatever happens; columns and tables that went are to be dropped. */
        KEPT
    }

    /** The last change, by the number of those that touched tables. */
    record State(long number, Progress progress) {}

    /** The state now, as the transaction of the connection sees it. */
    State state() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT `number`, `progress` FROM " + CHANGE)) {
            return rows.next()
                    ? new State(rows.getLong(1), Progress.valueOf(rows.getString(2)))
                    : new State(0, Progress.OVER);
        } catch (SQLException failed) {
            if (MysqlErrors.isAbsent(failed)) {
                return new State(0, Progress.OVER);
            }
            throw failed;
        }
    }

    /** Notes, and commits, how everything is that a change touches. */
    void open(Touched touched) throws SQLException {
        make();
        var entries = entries(touched);
        run("DELETE FROM " + TABLES);
        note(entries);
        run("UPDATE " + CHANGE + " SET `number` = `number` + 1, `progress` = 'OPEN'");
        run("COMMIT");
    }

    /** Many with each statement, as long as it stays far below what a server takes as one. */
    private void note(List<JournalEntry> entries) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        int count = 0;
        long length = 0;
        for (var entry : entries) {
            var triggers = new ArrayList<String>();
            entry.triggers()
                    .forEach(trigger -> triggers.addAll(List.of(trigger.name(), trigger.mode(), trigger.statement())));
            var row = Arrays.asList(
                    entry.table(),
                    entry.was(),
                    entry.aside(),
                    entry.back(),
                    JournalEntry.join(List.copyOf(entry.made())),
                    JournalEntry.join(triggers));
            values.addAll(row);
            count++;
            length += row.stream()
                    .mapToLong(text -> text == null ? 0 : text.length())
                    .sum();
            if (count == ROWS_AT_ONCE || length > LENGTH_AT_ONCE) {
                insert(count, values);
                values.clear();
                count = 0;
                length = 0;
            }
        }
        if (count > 0) {
            insert(count, values);
        }
    }

    private void insert(int count, List<@Nullable Object> values) throws SQLException {
        Statements.execute(
                connection,
                new Sql(
                        "INSERT INTO " + TABLES + " (`name`, `was`, `aside`, `back`, `made`, `triggers`) VALUES "
                                + String.join(", ", Collections.nCopies(count, "(?, ?, ?, ?, ?, ?)")),
                        values));
    }

    private void make() throws SQLException {
        run("CREATE TABLE IF NOT EXISTS " + CHANGE + " (`id` int NOT NULL, `number` bigint NOT NULL,"
                + " `progress` varchar(8) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB");
        run("CREATE TABLE IF NOT EXISTS " + TABLES + " (`name` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                + " NOT NULL, `was` longtext CHARACTER SET utf8mb4 NULL, `aside` varchar(64) NULL, `back` varchar(64) NULL,"
                + " `made` longtext CHARACTER SET utf8mb4 NOT NULL, `triggers` longtext CHARACTER SET utf8mb4 NOT NULL,"
                + " PRIMARY KEY (`name`)) ENGINE=InnoDB");
        run("INSERT IGNORE INTO " + CHANGE + " VALUES (1, 0, 'OVER')");
    }

    private List<JournalEntry> entries(Touched touched) throws SQLException {
        Map<String, Set<String>> existing = new TreeMap<>();
        var kept = new HashMap<String, String>();
        touched.back().forEach((name, table) -> {
            kept.put(table.name(), name);
            existing.put(name, made(table));
        });
        touched.changes()
                .forEach(change -> existing.computeIfAbsent(
                                kept.getOrDefault(
                                        change.before().name(), change.before().name()),
                                table -> new HashSet<>())
                        .addAll(made(change)));
        touched.others().forEach(table -> existing.putIfAbsent(table, Set.of()));
        touched.moved().keySet().forEach(table -> existing.putIfAbsent(table, Set.of()));
        var triggers = TableCatalog.triggers(connection);
        var entries = new ArrayList<JournalEntry>();
        for (var table : touched.created()) {
            entries.add(new JournalEntry(table, null, null, null, Set.of(), List.of()));
        }
        for (var table : existing.entrySet()) {
            var was = TableCatalog.statement(connection, table.getKey());
            var back = touched.back().get(table.getKey());
            entries.add(new JournalEntry(
                    table.getKey(),
                    was,
                    touched.moved().get(table.getKey()),
                    back == null ? null : back.name(),
                    table.getValue(),
                    triggers.getOrDefault(table.getKey(), List.of())));
        }
        return entries;
    }

    private static Set<String> made(TableChange change) {
        var before = change.before();
        var made = made(change.after());
        change.after().columns().stream()
                .filter(column -> change.conversions().containsKey(column.name())
                        || change.written().contains(column.name())
                        || before.column(column.name()).isEmpty())
                .forEach(column -> made.add(column.name()));
        for (var column : change.mended(Mending.NULLS_TO_DEFAULT)) {
            var filled = change.after().column(column).orElseThrow().defaultSql();
            made.add(filled(before, column) + MysqlNames.quote(column) + " <=> " + filled);
        }
        change.restored()
                .forEach((column, copy) ->
                        made.add(filled(before, column) + MendedValues.isCopied(before, column, copy)));
        return made;
    }

    private static String filled(Table table, String column) {
        return OwnNames.filled(table.columns().indexOf(table.column(column).orElseThrow()) + 1);
    }

    /** What stands on the columns of a table. */
    private static Set<String> made(Table table) {
        var made = new HashSet<String>();
        table.indexes().forEach(index -> made.add(index.name()));
        // the server makes an index for it that has its name
        table.foreignKeys().forEach(key -> add(made, key.name()));
        table.checks().forEach(check -> add(made, check.name()));
        table.triggers().forEach(trigger -> made.add(trigger.name()));
        return made;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** What was noted. */
    List<JournalEntry> entries() throws SQLException {
        var entries = new ArrayList<JournalEntry>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT `name`, `was`, `aside`, `back`, `made`, `triggers` FROM "
                        + TABLES + " ORDER BY `name`")) {
            while (rows.next()) {
                var triggers = new ArrayList<TriggerText>();
                var parts = JournalEntry.split(rows.getString("triggers"));
                for (int i = 0; i < parts.size(); i += 3) {
                    triggers.add(new TriggerText(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
                }
                entries.add(new JournalEntry(
                        rows.getString("name"),
                        rows.getString("was"),
                        rows.getString("aside"),
                        rows.getString("back"),
                        Set.copyOf(JournalEntry.split(rows.getString("made"))),
                        triggers));
            }
        }
        return entries;
    }

    /** Says, within the transaction that ends the change, that it is kept. */
    void keep() throws SQLException {
        run("UPDATE " + CHANGE + " SET `progress` = 'KEPT'");
    }

    /** Forgets the change, and commits that. */
    void clear() throws SQLException {
        run("DELETE FROM " + TABLES);
        run("UPDATE " + CHANGE + " SET `progress` = 'OVER'");
        run("COMMIT");
    }

    private void run(String sql) throws SQLException {
        Statements.execute(connection, Sql.of(sql));
    }
}
