package dev.lockstep.database.mysql;

import dev.lockstep.database.UnfinishedChangeException;
import dev.lockstep.database.mysql.JournalEntry.TriggerText;
import dev.lockstep.database.mysql.TableRestoration.CarriedValues;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings a change of the schema to its end that another connection, or an error, left in the middle: back to where it
 * began, or, once it is kept, to the dropping of what went. May be ended in the middle itself and begun again. Under the
 * lock of changes, if nothing else is said.
 */
final class UnfinishedChange {

    private final Connection connection;
    private final ChangeJournal journal;

    UnfinishedChange(Connection connection) {
        this.connection = connection;
        this.journal = new ChangeJournal(connection);
    }

    /**
     * Does what is left to do, if anything is.
     *
     * @throws UnfinishedChangeException if something that others made is in the way; nothing of theirs is destroyed
     */
    void settle() throws SQLException {
        var progress = journal.state().progress();
        // what was read so far is read as of now
        run("COMMIT");
        switch (progress) {
            case OVER -> {}
            case OPEN -> takeBack();
            case KEPT -> tidy();
        }
    }

    private void takeBack() throws SQLException {
        try {
            var entries = journal.entries();
            dropCreated(entries);
            moveBack(entries);
            dropTriggers(entries);
            restore(entries);
            requireRestored(entries);
            journal.clear();
        } catch (UnfinishedChangeException stopped) {
            throw stuck(String.valueOf(stopped.getMessage()), stopped);
        } catch (IllegalArgumentException unread) {
            throw stuck("A table is declared in a way that is not understood.", unread);
        } catch (SQLException failed) {
            if (MysqlErrors.isBusy(failed) || MysqlErrors.isUnreachable(failed)) {
                throw failed;
            }
            throw stuck(failed.getMessage() + ".", failed);
        }
    }

    private static UnfinishedChangeException stuck(String reason, Throwable cause) {
        return new UnfinishedChangeException(
                "A change of the data model ended in the middle and cannot be taken back: " + reason
                        + " The table lockstep_journal says how each table was. Nothing changes the data model until"
                        + " that is out of the way.",
                cause);
    }

    /** With whatever foreign keys there are among them, and on them. */
    private void dropCreated(List<JournalEntry> entries) throws SQLException {
        var names = TableCatalog.names(connection);
        var created = entries.stream()
                .filter(entry -> entry.was() == null && names.contains(entry.table()))
                .map(JournalEntry::table)
                .toList();
        for (var table : created) {
            boolean ours = table.startsWith("lockstep_") || table.startsWith("directus_");
            if (!ours && TableCatalog.hasRows(connection, table)) {
                throw new UnfinishedChangeException("The new table " + table + " has rows already.", null);
            }
        }
        if (!created.isEmpty()) {
            unchecked(created.stream()
                    .map(table -> "DROP TABLE " + MysqlNames.quote(table))
                    .toList());
        }
    }

    /** What came back goes first: its name may be that of a table that was set aside. */
    private void moveBack(List<JournalEntry> entries) throws SQLException {
        var names = TableCatalog.names(connection);
        for (var entry : entries) {
            // as long as it has the old name, another one has the new one
            if (entry.back() != null && !names.contains(entry.table()) && names.contains(entry.back())) {
                rename(entry.back(), entry.table(), names);
            }
        }
        for (var entry : entries) {
            if (entry.aside() == null) {
                continue;
            }
            for (var aside : List.of(entry.aside(), OwnNames.empty(entry.aside()))) {
                if (names.contains(aside)) {
                    if (names.contains(entry.table())) {
                        throw new UnfinishedChangeException(
                                "The table " + entry.table() + " went, and there is another of its name.", null);
                    }
                    rename(aside, entry.table(), names);
                }
            }
        }
    }

    private void rename(String from, String to, Set<String> names) throws SQLException {
        run("RENAME TABLE " + MysqlNames.quote(from) + " TO " + MysqlNames.quote(to));
        names.remove(from);
        names.add(to);
    }

    /** Those that came with the change to tables that came back: none is to answer to what follows. */
    private void dropTriggers(List<JournalEntry> entries) throws SQLException {
        var triggers = TableCatalog.triggers(connection);
        for (var entry : entries) {
            if (entry.back() == null) {
                continue;
            }
            for (var trigger : triggers.getOrDefault(entry.table(), List.of())) {
                boolean before =
                        entry.triggers().stream().anyMatch(other -> other.name().equals(trigger.name()));
                if (!before && entry.made().contains(trigger.name())) {
                    run("DROP TRIGGER " + MysqlNames.quote(trigger.name()));
                }
            }
        }
    }

    /** Foreign keys last and with a look at their rows: others may have written meanwhile. */
    private void restore(List<JournalEntry> entries) throws SQLException {
        var restorations = new TreeMap<String, TableRestoration>();
        var altered = new HashSet<String>();
        for (var entry : entries) {
            if (entry.was() != null) {
                var restoration =
                        new TableRestoration(entry, entry.was(), TableCatalog.statement(connection, entry.table()));
                restorations.put(entry.table(), restoration);
                if (restoration.alters()) {
                    altered.add(entry.table());
                }
            }
        }
        for (var restoration : restorations.values()) {
            run(restoration.dropForeignKeys(altered));
        }
        for (var restoration : restorations.values()) {
            for (var values : restoration.carried()) {
                carry(values);
            }
            unchecked(restoration.alter());
        }
        for (var restoration : restorations.values()) {
            run(restoration.addForeignKeys(altered));
        }
        var triggers = TableCatalog.triggers(connection);
        for (var entry : entries) {
            var present = triggers.getOrDefault(entry.table(), List.of());
            for (var trigger : entry.triggers()) {
                // what others made of it meanwhile stays
                boolean theirs = present.stream()
                        .anyMatch(other -> other.name().equals(trigger.name())
                                && !other.statement().equals(trigger.statement()));
                if (!present.contains(trigger) && !theirs) {
                    restore(trigger);
                }
            }
        }
    }

    /** If there are any: the server does not even look for them if a column of the one type takes nothing of the other. */
    private void carry(CarriedValues values) throws SQLException {
        if (Statements.queryTexts(connection, Sql.of(values.question())).isEmpty()) {
            return;
        }
        try {
            unchecked(List.of(values.statement()));
        } catch (SQLException refused) {
            if (MysqlErrors.isBusy(refused) || MysqlErrors.isUnreachable(refused)) {
                throw refused;
            }
            throw new UnfinishedChangeException(
                    "Others have written values to the column " + values.column() + " of the table " + values.table()
                            + " in the meantime which it cannot hold as it was (" + refused.getMessage()
                            + "); keep them elsewhere and make them null.",
                    refused);
        }
    }

    /** The mode of a connection is that of the triggers that it makes. */
    private void restore(TriggerText trigger) throws SQLException {
        run("DROP TRIGGER IF EXISTS " + MysqlNames.quote(trigger.name()));
        run("SET @lockstep_mode = @@SESSION.sql_mode");
        run("SET SESSION sql_mode = " + MysqlNames.literal(trigger.mode()));
        run(trigger.statement());
        run("SET SESSION sql_mode = @lockstep_mode");
    }

    /** Without a look at foreign keys: the indexes that they need may go for a moment. */
    private void unchecked(List<String> statements) throws SQLException {
        run("SET SESSION foreign_key_checks = 0");
        try {
            run(statements);
        } finally {
            run("SET SESSION foreign_key_checks = 1");
        }
    }

    /** The server may put an index in another place while a foreign key that needs it comes and goes. */
    private void requireRestored(List<JournalEntry> entries) throws SQLException {
        for (var entry : entries) {
            if (entry.was() != null
                    && !TableText.parse(entry.was())
                            .saysTheSameAs(TableText.parse(TableCatalog.statement(connection, entry.table())))) {
                throw new UnfinishedChangeException("The table " + entry.table() + " is not what it was.", null);
            }
        }
    }

    /** Drops what went, which nothing needs any more. */
    private void tidy() throws SQLException {
        var names = TableCatalog.names(connection);
        for (var entry : journal.entries()) {
            if (entry.aside() != null) {
                var empty = OwnNames.empty(entry.aside());
                if (names.contains(empty) && !TableCatalog.hasRows(connection, empty)) {
                    run("DROP TABLE " + MysqlNames.quote(empty));
                }
            } else if (entry.was() != null && names.contains(entry.finalName())) {
                var hidden = new ArrayList<String>();
                TableText.parse(TableCatalog.statement(connection, entry.finalName())).columns().keySet().stream()
                        .filter(OwnNames::isHidden)
                        .forEach(column -> hidden.add("DROP COLUMN " + MysqlNames.quote(column)));
                if (!hidden.isEmpty()) {
                    run("ALTER TABLE " + MysqlNames.quote(entry.finalName()) + " " + String.join(", ", hidden));
                }
            }
        }
        journal.clear();
    }

    /**
     * Keeps what went from being dropped as long as the transaction lasts: while a table is altered, the catalog passes over it,
     * and does not say so. Without the lock of changes.
     */
    void putOff() throws SQLException {
        for (var entry : journal.entries()) {
            if (entry.was() != null && entry.aside() == null) {
                try {
                    TableCatalog.hold(connection, entry.finalName());
                } catch (SQLException failed) {
                    if (!MysqlErrors.isAbsent(failed)) {
                        throw failed;
                    }
                }
            }
        }
    }

    private void run(List<String> statements) throws SQLException {
        for (var statement : statements) {
            run(statement);
        }
    }

    private void run(String sql) throws SQLException {
        Statements.execute(connection, Sql.of(sql));
    }
}
