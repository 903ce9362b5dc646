package dev.lockstep.database.sqlite;

import dev.lockstep.database.Mending;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.sql.MendedRows;
import dev.lockstep.database.sql.RoundTrip;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders statements for SQLite, which can add a column and make and drop indexes; everything else is done by making the
 * table anew, once for all that changes about it.
 *
 * <p>Columns are not dropped and renamed in place: that is refused for most columns that a constraint or index knows, it
 * copies the rows as well, and it rewrites texts of views and triggers.
 */
final class SqliteStatements implements SchemaStatements {

    @Override
    public List<Sql> create(List<Table> tables) {
        var statements = new ArrayList<Sql>();
        for (var table : tables) {
            statements.add(Sql.of(TableSql.createTable(table)));
            for (var index : table.indexes()) {
                statements.add(Sql.of(TableSql.createIndex(table, index)));
            }
            for (var trigger : table.triggers()) {
                statements.add(Sql.of(trigger.sql()));
            }
        }
        return statements;
    }

    @Override
    public List<Sql> alter(TableChange change) {
        var before = change.before();
        var wanted = WantedTable.of(change);
        var added = inPlace(change, wanted);
        if (added.isEmpty()) {
            requireOwnText(before);
            return new TableRebuild(
                            before,
                            wanted.table(),
                            wanted.sources(),
                            change.conversions(),
                            change.fills(),
                            change.mendings(),
                            change.returned())
                    .statements();
        }
        var after = wanted.table();
        var statements = new ArrayList<Sql>();
        for (var trigger : before.triggers()) {
            if (!after.triggers().contains(trigger)) {
                statements.add(Sql.of("DROP TRIGGER " + SqliteNames.quote(trigger.name())));
            }
        }
        for (var index : before.indexes()) {
            if (!after.indexes().contains(index)) {
                statements.add(Sql.of("DROP INDEX " + SqliteNames.quote(index.name())));
            }
        }
        statements.addAll(added.get().statements());
        for (var index : after.indexes()) {
            if (!before.indexes().contains(index)) {
                statements.add(Sql.of(TableSql.createIndex(after, index)));
            }
        }
        for (var trigger : after.triggers()) {
            if (!before.triggers().contains(trigger)) {
                statements.add(Sql.of(trigger.sql()));
            }
        }
        return statements;
    }

    @Override
    public boolean rewrites(TableChange change) {
        return inPlace(change, WantedTable.of(change)).isEmpty();
    }

    private static Optional<AddedColumns> inPlace(TableChange change, WantedTable wanted) {
        boolean renamed = wanted.sources().entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(entry.getValue()));
        boolean written = !change.mended(Mending.NULLS_TO_DEFAULT).isEmpty()
                || !change.mended(Mending.DUPLICATES_TO_NULL).isEmpty();
        return renamed
                        || written
                        || !change.conversions().isEmpty()
                        || !change.fills().isEmpty()
                ? Optional.empty()
                : AddedColumns.between(change.before(), wanted.table());
    }

    @Override
    public void requireFree(TableChange change, DatabaseSchema schema) {
        var wanted = WantedTable.of(change);
        String table = change.before().name();
        for (var column : change.before().columns()) {
            if (!column.name().equals(wanted.sources().get(column.name()))) {
                requireFree(table, column.name(), schema);
            }
        }
    }

    @Override
    public void requireFree(Table table, DatabaseSchema schema) {
        var name = table.name();
        for (var view : schema.views().values()) {
            refuseDropIf(Mentions.name(view.sql(), name), "The view " + view.name(), name);
            for (var trigger : view.triggers()) {
                refuseDropIf(Mentions.name(trigger.sql(), name), "The trigger " + trigger.name(), name);
            }
        }
        for (var other : schema.tables().values()) {
            if (other.name().equals(name)) {
                continue;
            }
            for (var trigger : other.triggers()) {
                refuseDropIf(Mentions.name(trigger.sql(), name), "The trigger " + trigger.name(), name);
            }
        }
    }

    private static void refuseDropIf(boolean mentioned, String what, String table) {
        if (mentioned) {
            throw new UnsupportedSchemaException(
                    what + " mentions the table " + table + ", which would be gone. Take it away or change it first.");
        }
    }

    private static void requireFree(String table, String column, DatabaseSchema schema) {
        for (var view : schema.views().values()) {
            refuseIf(Mentions.column(view.sql(), table, column), "The view " + view.name(), table, column);
            for (var trigger : view.triggers()) {
                refuseIf(Mentions.column(trigger.sql(), table, column), "The trigger " + trigger.name(), table, column);
            }
        }
        for (var other : schema.tables().values()) {
            if (other.name().equals(table)) {
                continue;
            }
            for (var trigger : other.triggers()) {
                refuseIf(Mentions.column(trigger.sql(), table, column), "The trigger " + trigger.name(), table, column);
            }
        }
    }

    private static void refuseIf(boolean mentioned, String what, String table, String column) {
        if (mentioned) {
            throw new UnsupportedSchemaException(what + " mentions the column " + column + " of the table " + table
                    + ", which would be gone. Take it away or change it first.");
        }
    }

    /** An expression that calls the table by name would be read wrongly while the table is called otherwise. */
    private static void requireOwnText(Table table) {
        for (var check : table.checks()) {
            refuseIf(Mentions.asOwner(check.condition(), table.name()), "A check", table);
        }
        for (var column : table.columns()) {
            refuseIf(
                    column.generated() != null
                            && Mentions.asOwner(column.generated().expression(), table.name()),
                    "The generated column " + column.name(),
                    table);
        }
        for (var index : table.indexes()) {
            refuseIf(
                    index.sql() != null && Mentions.asOwner(index.sql(), table.name()),
                    "The index " + index.name(),
                    table);
        }
    }

    private static void refuseIf(boolean owned, String what, Table table) {
        if (owned) {
            throw new UnsupportedSchemaException(what + " of the table " + table.name()
                    + " calls the table by its name, which cannot be kept while the table is made anew.");
        }
    }

    @Override
    public List<Sql> drop(Table table, String freeName) {
        return List.of(Sql.of("DROP TABLE " + SqliteNames.quote(table.name())));
    }

    @Override
    public List<Sql> setAside(Table table, String newName) {
        if (SqliteTables.isVirtual(table)) {
            throw new UnsupportedSchemaException(
                    "The table " + table.name() + " is virtual; only its module changes it.");
        }
        requireOwnText(table);
        var bare = table.withName(newName)
                .withForeignKeys(List.of())
                .withIndexes(List.of())
                .withTriggers(List.of());
        if (!table.foreignKeys().isEmpty()) {
            return new TableRebuild(table, bare, sameColumns(table), Map.of(), Map.of(), Map.of(), Map.of())
                    .copied(table.name());
        }
        var statements = new ArrayList<Sql>();
        for (var trigger : table.triggers()) {
            statements.add(Sql.of("DROP TRIGGER " + SqliteNames.quote(trigger.name())));
        }
        for (var index : table.indexes()) {
            statements.add(Sql.of("DROP INDEX " + SqliteNames.quote(index.name())));
        }
        statements.add(TableRebuild.rename(table.name(), newName));
        return statements;
    }

    @Override
    public List<Sql> bringBack(Table was, String keptName) {
        var statements = new ArrayList<Sql>();
        statements.add(TableRebuild.rename(keptName, was.name()));
        was.indexes().forEach(index -> statements.add(Sql.of(TableSql.createIndex(was, index))));
        was.triggers().forEach(trigger -> statements.add(Sql.of(trigger.sql())));
        return statements;
    }

    private static Map<String, String> sameColumns(Table table) {
        var same = new LinkedHashMap<String, String>();
        table.columns().stream().map(Column::name).forEach(name -> same.put(name, name));
        return same;
    }

    @Override
    public List<Sql> copyColumn(Table table, String column, String newName) {
        boolean nulls = table.column(column).filter(Column::hasOtherDefault).isPresent();
        // without declared types, so that keys and values stay exactly what they are
        return List.of(
                Sql.of("CREATE TABLE " + SqliteNames.quote(newName) + " (\"key\" PRIMARY KEY, \"value\")"),
                insertCopies(table, column, newName, nulls));
    }

    private static Sql insertCopies(Table table, String column, String newName, boolean nulls) {
        String value = "r." + SqliteNames.quote(column);
        return Sql.of("INSERT INTO " + SqliteNames.quote(newName) + " (\"key\", \"value\") SELECT "
                + RowKey.of(table, "r").sql() + ", " + value + " FROM " + SqliteNames.quote(table.name()) + " AS r"
                + (nulls ? "" : " WHERE " + value + " IS NOT NULL"));
    }

    @Override
    public List<Sql> restoreConverted(Table table, String column, Conversion conversion, String copyName) {
        String declared = table.column(column).orElseThrow().type();
        return silently(
                table,
                restore(table, column, RoundTrips.of(conversion, declared), copyName, " AND a.\"value\" IS NOT NULL"));
    }

    @Override
    public List<Sql> restoreMended(Table table, String column, Conversion conversion, String copyName) {
        String declared = table.column(column).orElseThrow().type();
        String changed = " AND (a.\"value\" IS NOT a." + RoundTrip.RESULT + " OR typeof(a.\"value\") <> typeof(a."
                + RoundTrip.RESULT + "))";
        return silently(table, restore(table, column, RoundTrips.ofMended(conversion, declared), copyName, changed));
    }

    private static Sql restore(Table table, String column, RoundTrip trip, String copyName, String condition) {
        String name = SqliteNames.quote(column);
        return Sql.of("UPDATE " + SqliteNames.quote(table.name()) + " AS r SET " + name + " = a.\"value\" FROM "
                + trip.rowsOfCopy(SqliteNames.quote(copyName), SqliteNames::quote, "a")
                + " WHERE a.\"key\" = +" + RowKey.of(table, "r").sql() + " AND r." + name + " IS a."
                + RoundTrip.RESULT + " AND typeof(r." + name + ") = typeof(a." + RoundTrip.RESULT + ")" + condition);
    }

    /** The statement while the table has no triggers. */
    private static List<Sql> silently(Table table, Sql statement) {
        var statements = new ArrayList<Sql>();
        table.triggers()
                .forEach(trigger -> statements.add(Sql.of("DROP TRIGGER " + SqliteNames.quote(trigger.name()))));
        statements.add(statement);
        table.triggers().forEach(trigger -> statements.add(Sql.of(trigger.sql())));
        return statements;
    }

    @Override
    public List<Sql> emptyOrphans(TableChange change, ForeignKey key) {
        return silently(change.after(), MendedRows.emptyOrphans(change.after(), key, SqliteNames::quote));
    }

    @Override
    public List<Sql> copyMended(TableChange change, String column, String newName) {
        var table = change.before();
        boolean nulls = change.mends(column, Mending.NULLS_TO_DEFAULT)
                || table.column(column).filter(Column::hasOtherDefault).isPresent();
        return List.of(
                Sql.of("CREATE TABLE " + SqliteNames.quote(newName) + " (\"key\" PRIMARY KEY, \"value\", \"made\")"),
                insertCopies(table, column, newName, nulls));
    }

    @Override
    public List<Sql> noteMended(Table table, String column, String copyName) {
        return List.of(Sql.of("UPDATE " + SqliteNames.quote(copyName) + " AS a SET \"made\" = r."
                + SqliteNames.quote(column) + " FROM " + SqliteNames.quote(table.name()) + " AS r WHERE a.\"key\" = +"
                + RowKey.of(table, "r").sql()));
    }
}
