package dev.lockstep.database.sqlite;

import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Renders statements for SQLite. */
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
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public boolean rewrites(TableChange change) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public List<Sql> drop(Table table) {
        return List.of(Sql.of("DROP TABLE " + SqliteNames.quote(table.name())));
    }

    @Override
    public List<Sql> setAside(Table table, String newName) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public List<Sql> copyColumn(Table table, String column, String newName) {
        throw new UnsupportedOperationException("to be written");
    }
}
