package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a table as SQL declares them. */
final class TableSql {

    private TableSql() {}

    /** The whole statement but for triggers. */
    static String createTable(Table table) {
        var parts = new ArrayList<String>();
        table.columns().forEach(column -> parts.add(column(column)));
        table.primaryKey().ifPresent(key -> parts.add(constraint(key)));
        table.indexes().forEach(index -> parts.add(index(index)));
        table.checks().forEach(check -> parts.add(constraint(check)));
        table.foreignKeys().forEach(key -> parts.add(constraint(key)));
        return "CREATE TABLE " + MysqlNames.quote(table.name()) + " (" + String.join(", ", parts) + ") ENGINE=InnoDB";
    }

    static String column(Column column) {
        var sql = new StringBuilder(MysqlNames.quote(column.name())).append(' ').append(column.type());
        if (column.collation() != null) {
            sql.append(" CHARACTER SET ").append(characterSet(column.collation()));
            sql.append(" COLLATE ").append(column.collation());
        }
        if (column.generated() != null) {
            return sql.append(" GENERATED ALWAYS AS (")
                    .append(column.generated().expression())
                    .append(column.generated().stored() ? ") STORED" : ") VIRTUAL")
                    .toString();
        }
        // said even where it is the default: a timestamp is required otherwise on some servers
        sql.append(column.nullable() ? " NULL" : " NOT NULL");
        if (column.defaultSql() != null) {
            sql.append(" DEFAULT ").append(column.defaultSql());
        }
        if (column.autoIncrement()) {
            sql.append(" AUTO_INCREMENT");
        }
        if (!column.options().isEmpty()) {
            sql.append(' ').append(column.options());
        }
        return sql.toString();
    }

    /**
     * The default of a column that has one, beside its values in an expression. {@code uuid()} is a text to MySQL and a type of
     * its own to MariaDB, which takes a text beside it for one as well and makes null of those that are none.
     */
    static String defaultOf(Column column) {
        boolean text = switch (MysqlType.read(column.type())) {
            case ColumnType.Char _, ColumnType.Varchar _, ColumnType.Text _ -> true;
            default -> false;
        };
        var expression = Objects.requireNonNull(column.defaultSql());
        return text ? "CONCAT(" + expression + ")" : expression;
    }

    static String characterSet(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    static String constraint(PrimaryKey key) {
        return "PRIMARY KEY " + MysqlNames.list(key.columns());
    }

    static String constraint(Check check) {
        return named(check.name()) + "CHECK (" + check.condition() + ")";
    }

    static String constraint(ForeignKey key) {
        var sql = new StringBuilder(named(key.name()))
                .append("FOREIGN KEY ")
                .append(MysqlNames.list(key.columns()))
                .append(" REFERENCES ")
                .append(MysqlNames.quote(key.referencedTable()))
                .append(' ')
                .append(MysqlNames.list(key.referencedColumns()));
        return sql.append(" ON UPDATE ")
                .append(key.onUpdate().sql())
                .append(" ON DELETE ")
                .append(key.onDelete().sql())
                .toString();
    }

    static String index(Index index) {
        if (index.sql() != null) {
            return index.sql();
        }
        return (index.unique() ? "UNIQUE " : "") + "INDEX " + MysqlNames.quote(index.name()) + " "
                + MysqlNames.list(index.columns());
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + MysqlNames.quote(name) + " ";
    }
}
