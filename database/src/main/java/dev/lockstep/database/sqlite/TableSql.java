package dev.lockstep.database.sqlite;

import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the statements that make tables and indexes. */
final class TableSql {

    private TableSql() {}

    static String createTable(Table table) {
        var parts = new ArrayList<String>();
        var inline = table.primaryKey()
                .filter(key -> key.columns().size() == 1 && !key.options().startsWith("("));
        for (var column : table.columns()) {
            var key = inline.filter(each -> each.columns().getFirst().equals(column.name()))
                    .orElse(null);
            parts.add(column(column, key));
        }
        if (inline.isEmpty()) {
            table.primaryKey()
                    .ifPresent(key ->
                            parts.add(named(key.name()) + "PRIMARY KEY " + columns(key.columns(), key.options())));
        }
        for (var unique : table.uniques()) {
            parts.add(unique(unique));
        }
        for (var check : table.checks()) {
            parts.add(check(check));
        }
        for (var foreignKey : table.foreignKeys()) {
            parts.add(named(foreignKey.name()) + "FOREIGN KEY " + SqliteNames.list(foreignKey.columns()) + " "
                    + references(foreignKey));
        }
        return "CREATE TABLE " + SqliteNames.quote(table.name()) + " (" + String.join(", ", parts) + ")"
                + after(table.options());
    }

    /** The definition of a column; with its key where it alone is the primary key. */
    static String column(Column column, @Nullable PrimaryKey key) {
        var sql = new StringBuilder(SqliteNames.quote(column.name()));
        sql.append(after(column.type()));
        if (!column.nullable()) {
            sql.append(" NOT NULL").append(after(column.options()));
        }
        if (key != null) {
            sql.append(' ').append(named(key.name())).append("PRIMARY KEY").append(after(key.options()));
            if (column.autoIncrement()) {
                sql.append(" AUTOINCREMENT");
            }
        }
        if (column.defaultSql() != null) {
            sql.append(" DEFAULT ").append(column.defaultSql());
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(SqliteNames.quote(column.collation()));
        }
        if (column.generated() != null) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(column.generated().expression())
                    .append(column.generated().stored() ? ") STORED" : ") VIRTUAL");
        }
        return sql.toString();
    }

    static String references(ForeignKey key) {
        var sql = new StringBuilder("REFERENCES ").append(SqliteNames.quote(key.referencedTable()));
        if (!key.referencedColumns().isEmpty()) {
            sql.append(' ').append(SqliteNames.list(key.referencedColumns()));
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
        }
        return sql.append(after(key.options())).toString();
    }

    static String createIndex(Table table, Index index) {
        if (index.sql() != null) {
            return index.sql();
        }
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqliteNames.quote(index.name()) + " ON "
                + SqliteNames.quote(table.name()) + " " + SqliteNames.list(index.columns());
    }

    /** {@code CONSTRAINT} and the name, or nothing. */
    static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + SqliteNames.quote(name) + " ";
    }

    private static String unique(Unique unique) {
        return named(unique.name()) + "UNIQUE " + columns(unique.columns(), unique.options());
    }

    private static String check(Check check) {
        return named(check.name()) + "CHECK (" + check.condition() + ")";
    }

    /** The columns in brackets; options that start with a bracket are that list, written in full. */
    private static String columns(List<String> columns, String options) {
        return options.startsWith("(") ? options : SqliteNames.list(columns) + after(options);
    }

    private static String after(String text) {
        return text.isEmpty() ? "" : " " + text;
    }
}
