package dev.lockstep.database.mysql;

import dev.lockstep.database.Mending;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.server.CreationOrder;
import dev.lockstep.database.sql.RoundTrip;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders statements for MySQL and MariaDB. The server commits each of them by itself, so nothing that has rows or values is
 * dropped: it is given another name, until the change is kept.
 */
final class MysqlStatements implements SchemaStatements {

    @Override
    public List<Sql> create(List<Table> tables) {
        var statements = new ArrayList<Sql>();
        var late = new ArrayList<Sql>();
        for (var table : CreationOrder.of(tables)) {
            statements.add(Sql.of(TableSql.createTable(table.now())));
            if (!table.later().isEmpty()) {
                late.add(add(table.now(), table.later()));
            }
            table.now().triggers().forEach(trigger -> late.add(Sql.of(trigger.sql())));
        }
        statements.addAll(late);
        return statements;
    }

    private static Sql add(Table table, List<ForeignKey> keys) {
        return Sql.of("ALTER TABLE " + MysqlNames.quote(table.name())
                + keys.stream().map(key -> " ADD " + TableSql.constraint(key)).collect(Collectors.joining(",")));
    }

    @Override
    public Arrangement arrange(
            List<Table> created, List<TableChange> changes, List<Table> dropped, DatabaseSchema schema) {
        return new ForeignKeyArrangement(created, changes, dropped, schema).arrangement();
    }

    @Override
    public List<Sql> alter(TableChange change) {
        return new TableAlteration(change).statements();
    }

    @Override
    public void requireFree(TableChange change, DatabaseSchema schema) {
        var table = change.before();
        for (var column : table.columns()) {
            boolean stays = change.renamed().containsValue(column.name())
                    || change.after().column(column.name()).isPresent();
            boolean retyped = change.conversions().containsKey(column.name());
            if (stays && TableAlteration.isMadeAnew(change, column.name())) {
                requirePlainIndexes(table, column.name());
            }
            if (!stays || retyped) {
                requireFree(table, column, stays, schema);
            } else if (TableAlteration.isMadeAnew(change, column.name())) {
                requireUnmentioned(table, column.name());
            }
        }
    }

    /** The indexes of a column that is made anew are made anew as well, and the catalog does not tell all of them. */
    private static void requirePlainIndexes(Table table, String column) {
        for (var index : table.indexes()) {
            boolean odd = !index.plain()
                    && (index.columns().isEmpty() || index.columns().contains(column));
            refuseIf(odd, "The index " + index.name(), table, column);
        }
    }

    /** Nothing of the table itself may know a column that gets another in its place. */
    private static void requireUnmentioned(Table table, String name) {
        for (var other : table.columns()) {
            boolean checked = !other.name().equals(name)
                    && (MysqlNames.mentions(other.options(), name)
                            || (other.generated() != null
                                    && MysqlNames.mentions(other.generated().expression(), name)));
            refuseIf(checked, "The column " + other.name(), table, name);
        }
        for (var check : table.checks()) {
            refuseIf(MysqlNames.mentions(check.condition(), name), "The constraint " + check.name(), table, name);
        }
    }

    private static void requireFree(Table table, Column column, boolean stays, DatabaseSchema schema) {
        var name = column.name();
        requireUnmentioned(table, name);
        for (var other : schema.tables().values()) {
            for (var trigger : other.triggers()) {
                refuseIf(
                        MysqlNames.mentions(trigger.sql(), table.name()) && MysqlNames.mentions(trigger.sql(), name),
                        "The trigger " + trigger.name(),
                        table,
                        name);
            }
        }
        for (var view : schema.views().values()) {
            refuseIf(
                    MysqlNames.mentions(view.sql(), table.name()) && MysqlNames.mentions(view.sql(), name),
                    "The view " + view.name(),
                    table,
                    name);
        }
        for (var index : table.indexes()) {
            // the server would take the column out of it without a word
            boolean shared = index.columns().isEmpty()
                    || (index.columns().size() > 1 && index.columns().contains(name));
            refuseIf(!stays && shared, "The index " + index.name(), table, name);
        }
    }

    private static void refuseIf(boolean mentioned, String what, Table table, String column) {
        if (mentioned) {
            throw new UnsupportedSchemaException(what + " mentions the column " + column + " of the table "
                    + table.name() + ", which would be gone or another. Take it away or change it first.");
        }
    }

    @Override
    public void requireFree(Table table, DatabaseSchema schema) {
        for (var view : schema.views().values()) {
            if (MysqlNames.mentions(view.sql(), table.name())) {
                throw gone("The view " + view.name(), table);
            }
        }
        for (var other : schema.tables().values()) {
            for (var trigger : other.triggers()) {
                if (!other.name().equals(table.name()) && MysqlNames.mentions(trigger.sql(), table.name())) {
                    throw gone("The trigger " + trigger.name(), table);
                }
            }
        }
    }

    private static UnsupportedSchemaException gone(String what, Table table) {
        return new UnsupportedSchemaException(what + " mentions the table " + table.name()
                + ", which would be gone. Take it away or change it first.");
    }

    @Override
    public boolean rewrites(TableChange change) {
        return TableAlteration.locks(change);
    }

    @Override
    public List<Sql> drop(Table table, String freeName) {
        return setAside(table, OwnNames.empty(freeName));
    }

    /** Names of indexes are free in other tables; those of foreign keys and checks are not. */
    @Override
    public List<Sql> setAside(Table table, String newName) {
        var statements = new ArrayList<Sql>();
        for (var trigger : table.triggers()) {
            statements.add(Sql.of("DROP TRIGGER " + MysqlNames.quote(trigger.name())));
        }
        for (var check : table.checks()) {
            statements.add(Sql.of("ALTER TABLE " + MysqlNames.quote(table.name()) + " DROP CONSTRAINT "
                    + MysqlNames.quote(Objects.requireNonNull(check.name()))));
        }
        statements.add(Sql.of("RENAME TABLE " + MysqlNames.quote(table.name()) + " TO " + MysqlNames.quote(newName)));
        return statements;
    }

    @Override
    public List<Sql> bringBack(Table was, String keptName) {
        var statements = new ArrayList<Sql>();
        statements.add(Sql.of("RENAME TABLE " + MysqlNames.quote(keptName) + " TO " + MysqlNames.quote(was.name())));
        if (!was.checks().isEmpty()) {
            statements.add(Sql.of("ALTER TABLE " + MysqlNames.quote(was.name())
                    + was.checks().stream()
                            .map(check -> " ADD " + TableSql.constraint(check))
                            .collect(Collectors.joining(","))));
        }
        was.triggers().forEach(trigger -> statements.add(Sql.of(trigger.sql())));
        return statements;
    }

    @Override
    public boolean copiesAfterAltering() {
        return true;
    }

    /** The copy's column is declared: from the column itself it would take a check that knows only that one's name. */
    @Override
    public List<Sql> copyColumn(Table table, String column, String newName) {
        var copied = table.column(column).orElseThrow();
        return List.of(copy(table, column, newName, declared("value", copied), "", copied.hasOtherDefault()));
    }

    private static String declared(String name, Column column) {
        return TableSql.column(new Column(name, column.type(), true, null, false, null, column.collation()));
    }

    /** @param more what else is told of a row, with a comma before it */
    private static Sql copy(Table table, String column, String newName, String declared, String more, boolean nulls) {
        String value = "r." + MendedValues.hidden(table, column);
        return Sql.of("CREATE TABLE " + MysqlNames.quote(newName) + " (" + declared + ") ENGINE=InnoDB AS SELECT "
                + RowKey.of(table, "r") + " AS `key`, " + value + " AS `value`" + more + " FROM "
                + MysqlNames.quote(table.name()) + " AS r" + (nulls ? "" : " WHERE " + value + " IS NOT NULL"));
    }

    @Override
    public List<Sql> copyMended(TableChange change, String column, String newName) {
        var was = change.before().column(column).orElseThrow();
        var is = change.after().column(column).orElseThrow();
        var statements = new ArrayList<Sql>();
        statements.add(copy(
                change.before(),
                column,
                newName,
                declared("value", was) + ", " + declared("made", is),
                ", " + MendedValues.made(change, is, "r") + " AS `made`",
                change.mends(column, Mending.NULLS_TO_DEFAULT) || was.hasOtherDefault()));
        Optional.ofNullable(change.returned().get(column))
                .ifPresent(copy -> statements.add(MendedValues.noteGivenBack(change, column, newName, copy)));
        return statements;
    }

    /** The copy says it from the beginning. */
    @Override
    public List<Sql> noteMended(Table table, String column, String copyName) {
        return List.of();
    }

    @Override
    public List<Sql> emptyOrphans(TableChange change, ForeignKey key) {
        return silently(change.after(), MendedValues.emptyOrphans(change, key));
    }

    @Override
    public List<Sql> restoreConverted(Table table, String column, Conversion conversion, String copyName) {
        var trip = RoundTrips.of(conversion, table.column(column).orElseThrow().type());
        return restore(table, column, conversion, trip, copyName, "a.`value` IS NOT NULL AND ");
    }

    @Override
    public List<Sql> restoreMended(Table table, String column, Conversion conversion, String copyName) {
        var trip = RoundTrips.ofMended(
                conversion, table.column(column).orElseThrow().type());
        String changed = "NOT (" + RoundTrips.same(conversion.from(), "a.`value`", "a." + RoundTrip.RESULT) + ") AND ";
        return restore(table, column, conversion, trip, copyName, changed);
    }

    private static List<Sql> restore(
            Table table, String column, Conversion conversion, RoundTrip trip, String copyName, String condition) {
        var name = MysqlNames.quote(table.name());
        var value = name + "." + MysqlNames.quote(column);
        return silently(
                table,
                Sql.of("UPDATE " + name + " JOIN "
                        + trip.rowsOfCopy(MysqlNames.quote(copyName), MysqlNames::quote, "a") + " ON a.`key` = "
                        + RowKey.of(table, name) + " SET " + value + " = a.`value`" + TableAlteration.unmoved(table)
                        + " WHERE " + condition
                        + RoundTrips.same(conversion.from(), value, "a." + RoundTrip.RESULT)));
    }

    /** The statement while the table has no triggers. */
    private static List<Sql> silently(Table table, Sql statement) {
        var statements = new ArrayList<Sql>();
        for (var trigger : table.triggers()) {
            statements.add(Sql.of("DROP TRIGGER " + MysqlNames.quote(trigger.name())));
        }
        statements.add(statement);
        table.triggers().forEach(trigger -> statements.add(Sql.of(trigger.sql())));
        return statements;
    }
}
