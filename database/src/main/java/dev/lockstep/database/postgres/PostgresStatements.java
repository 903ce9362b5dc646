package dev.lockstep.database.postgres;

import dev.lockstep.database.Mending;
import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.server.CreationOrder;
import dev.lockstep.database.sql.MendedRows;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Renders statements for PostgreSQL, which can alter nearly everything in place. */
final class PostgresStatements implements SchemaStatements {

    private final Capabilities capabilities;

    PostgresStatements(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public List<Sql> create(List<Table> tables) {
        var statements = new ArrayList<Sql>();
        var late = new ArrayList<Sql>();
        for (var table : CreationOrder.of(tables)) {
            statements.add(Sql.of(TableSql.createTable(table.now())));
            for (var column : table.now().columns()) {
                if (TableSql.isSerial(column) && column.nullable()) {
                    // the word that gives it a sequence makes it required
                    statements.add(Sql.of(
                            "ALTER TABLE " + PostgresNames.quote(table.now().name()) + " ALTER COLUMN "
                                    + PostgresNames.quote(column.name()) + " DROP NOT NULL"));
                }
            }
            for (var index : table.now().indexes()) {
                late.add(Sql.of(TableSql.createIndex(table.now(), index)));
            }
            if (!table.later().isEmpty()) {
                late.add(add(table.now(), table.later()));
            }
            table.now().triggers().forEach(trigger -> late.add(Sql.of(trigger.sql())));
        }
        statements.addAll(late);
        return statements;
    }

    private static Sql add(Table table, List<ForeignKey> keys) {
        return Sql.of("ALTER TABLE " + PostgresNames.quote(table.name())
                + keys.stream().map(key -> " ADD " + TableSql.constraint(key)).collect(Collectors.joining(",")));
    }

    @Override
    public Arrangement arrange(
            List<Table> created, List<TableChange> changes, List<Table> dropped, DatabaseSchema schema) {
        return new ForeignKeyArrangement(created, changes, dropped, schema).arrangement();
    }

    @Override
    public List<Sql> alter(TableChange change) {
        return new TableAlteration(change, capabilities.checksInput()).statements();
    }

    @Override
    public void requireFree(TableChange change, DatabaseSchema schema) {
        var table = change.before();
        for (var column : table.columns()) {
            boolean stays = change.renamed().containsValue(column.name())
                    || change.after().column(column.name()).isPresent();
            boolean retyped = change.conversions().containsKey(column.name())
                    || change.mends(column.name(), Mending.NULLS_TO_DEFAULT);
            if (!stays || retyped) {
                requireFree(table, column, stays, schema);
            }
        }
    }

    private static void requireFree(Table table, Column column, boolean stays, DatabaseSchema schema) {
        var name = column.name();
        for (var other : table.columns()) {
            refuseIf(
                    other.generated() != null
                            && PostgresNames.mentions(other.generated().expression(), name),
                    "The generated column " + other.name(),
                    table,
                    name);
        }
        for (var trigger : table.triggers()) {
            refuseIf(
                    PostgresNames.mentions(condition(trigger.sql()), name),
                    "The trigger " + trigger.name(),
                    table,
                    name);
        }
        for (var view : schema.views().values()) {
            refuseIf(
                    PostgresNames.mentions(view.sql(), table.name()) && PostgresNames.mentions(view.sql(), name),
                    "The view " + view.name(),
                    table,
                    name);
        }
        if (stays) {
            return;
        }
        for (var check : table.checks()) {
            refuseIf(PostgresNames.mentions(check.condition(), name), "The constraint " + check.name(), table, name);
        }
        for (var index : table.indexes()) {
            refuseIf(
                    index.sql() != null && PostgresNames.mentions(columns(index.sql()), name),
                    "The index " + index.name(),
                    table,
                    name);
        }
    }

    /** What a trigger says of columns: all before the table, and its condition. */
    private static String condition(String trigger) {
        int on = trigger.indexOf(" ON ");
        int when = trigger.indexOf(" WHEN (");
        return (on < 0 ? trigger : trigger.substring(trigger.indexOf(" OF ") < 0 ? on : trigger.indexOf(" OF "), on))
                + (when < 0 ? "" : trigger.substring(when));
    }

    /** What an index says of columns: all behind its table. */
    private static String columns(String index) {
        int using = index.indexOf(" USING ");
        return using < 0 ? index : index.substring(using);
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
            if (PostgresNames.mentions(view.sql(), table.name())) {
                throw new UnsupportedSchemaException("The view " + view.name() + " mentions the table " + table.name()
                        + ", which would be gone. Take it away or change it first.");
            }
        }
    }

    @Override
    public boolean rewrites(TableChange change) {
        return !change.conversions().isEmpty()
                || change.takesCopies()
                || !change.mended(Mending.NULLS_TO_DEFAULT).isEmpty();
    }

    @Override
    public List<Sql> drop(Table table, String freeName) {
        return List.of(Sql.of("DROP TABLE " + PostgresNames.quote(table.name())));
    }

    @Override
    public List<Sql> setAside(Table table, String newName) {
        var statements = new ArrayList<Sql>();
        String alter = "ALTER TABLE " + PostgresNames.quote(table.name());
        for (var key : table.foreignKeys()) {
            statements.add(Sql.of(
                    alter + " DROP CONSTRAINT IF EXISTS " + PostgresNames.quote(Objects.requireNonNull(key.name()))));
        }
        for (var trigger : table.triggers()) {
            statements.add(Sql.of("DROP TRIGGER " + PostgresNames.quote(trigger.name()) + " ON "
                    + PostgresNames.quote(table.name())));
        }
        for (var index : table.indexes()) {
            statements.add(Sql.of("DROP INDEX " + PostgresNames.quote(index.name())));
        }
        KeptNames.of(table, newName).forEach(name -> statements.add(name.setAside(table)));
        statements.add(Sql.of(alter + " RENAME TO " + PostgresNames.quote(newName)));
        return statements;
    }

    @Override
    public List<Sql> bringBack(Table was, String keptName) {
        var statements = new ArrayList<Sql>();
        statements.add(Sql.of(
                "ALTER TABLE " + PostgresNames.quote(keptName) + " RENAME TO " + PostgresNames.quote(was.name())));
        KeptNames.of(was, keptName).forEach(name -> statements.add(name.bringBack(was)));
        was.indexes().forEach(index -> statements.add(Sql.of(TableSql.createIndex(was, index))));
        was.triggers().forEach(trigger -> statements.add(Sql.of(trigger.sql())));
        return statements;
    }

    @Override
    public List<Sql> copyColumn(Table table, String column, String newName) {
        boolean nulls = table.column(column).filter(Column::hasOtherDefault).isPresent();
        return List.of(copy(table, column, newName, "", nulls));
    }

    /** @param more what else is told of a row, with a comma before it */
    private static Sql copy(Table table, String column, String newName, String more, boolean nulls) {
        String value = "r." + PostgresNames.quote(column);
        return Sql.of("CREATE TABLE " + PostgresNames.quote(newName) + " AS SELECT " + RowKey.of(table, "r")
                + " AS \"key\", " + value + " AS \"value\"" + more + " FROM " + PostgresNames.quote(table.name())
                + " AS r" + (nulls ? "" : " WHERE " + value + " IS NOT NULL"));
    }

    @Override
    public List<Sql> copyMended(TableChange change, String column, String newName) {
        boolean nulls = change.mends(column, Mending.NULLS_TO_DEFAULT)
                || change.before()
                        .column(column)
                        .filter(Column::hasOtherDefault)
                        .isPresent();
        String type = change.after().column(column).orElseThrow().type();
        return List.of(copy(change.before(), column, newName, ", CAST(NULL AS " + type + ") AS \"made\"", nulls));
    }

    @Override
    public List<Sql> noteMended(Table table, String column, String copyName) {
        return List.of(Sql.of("UPDATE " + PostgresNames.quote(copyName) + " AS a SET \"made\" = r."
                + PostgresNames.quote(column) + " FROM " + PostgresNames.quote(table.name())
                + " AS r WHERE a.\"key\" = "
                + RowKey.of(table, "r")));
    }

    @Override
    public List<Sql> emptyOrphans(TableChange change, ForeignKey key) {
        var table = change.after();
        return List.of(CopiedValues.silent(
                table, MendedRows.emptyOrphans(table, key, PostgresNames::quote).text()));
    }

    @Override
    public List<Sql> restoreConverted(Table table, String column, Conversion conversion, String copyName) {
        return List.of(CopiedValues.restore(table, column, conversion, copyName, capabilities.checksInput()));
    }

    @Override
    public List<Sql> restoreMended(Table table, String column, Conversion conversion, String copyName) {
        return List.of(CopiedValues.restoreMended(table, column, conversion, copyName, capabilities.checksInput()));
    }
}
