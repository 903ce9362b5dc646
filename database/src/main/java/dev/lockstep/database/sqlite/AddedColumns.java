package dev.lockstep.database.sqlite;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Columns that a table can get without its rows being touched (https://sqlite.org/lang_altertable.html#altertabaddcol). */
record AddedColumns(Table table, List<Column> columns, List<ForeignKey> foreignKeys) {

    /** The columns, if adding them is all that is to be done but for indexes and triggers. */
    static Optional<AddedColumns> between(Table before, Table after) {
        int old = before.columns().size();
        if (after.columns().size() < old || !after.columns().subList(0, old).equals(before.columns())) {
            return Optional.empty();
        }
        var columns = after.columns().subList(old, after.columns().size());
        var keys = new ArrayList<>(after.foreignKeys());
        before.foreignKeys().forEach(keys::remove);
        boolean same = new HashSet<>(after.foreignKeys()).containsAll(before.foreignKeys())
                && after.primaryKey().equals(before.primaryKey())
                && after.uniques().equals(before.uniques())
                && after.checks().equals(before.checks())
                && after.options().equals(before.options());
        boolean onlyTheirs = keys.stream()
                .allMatch(key -> columns.stream()
                        .anyMatch(
                                column -> key.columns().equals(List.of(column.name())) && column.defaultSql() == null));
        if (!same || !onlyTheirs || !columns.stream().allMatch(AddedColumns::isAddable)) {
            return Optional.empty();
        }
        return Optional.of(new AddedColumns(after, columns, keys));
    }

    List<Sql> statements() {
        return columns.stream().map(this::statement).toList();
    }

    private Sql statement(Column column) {
        var sql = new StringBuilder("ALTER TABLE ")
                .append(SqliteNames.quote(table.name()))
                .append(" ADD COLUMN ")
                .append(TableSql.column(column, null));
        for (var key : foreignKeys) {
            if (key.columns().getFirst().equals(column.name())) {
                sql.append(' ').append(TableSql.named(key.name())).append(TableSql.references(key));
            }
        }
        return Sql.of(sql.toString());
    }

    private static boolean isAddable(Column column) {
        if (column.generated() != null) {
            return !column.generated().stored() && column.nullable();
        }
        // a name of the row id is refused here, and free in a table that is made
        return !column.autoIncrement()
                && !SqliteTables.isRowidName(column.name())
                && (column.defaultSql() == null ? column.nullable() : isConstant(column.defaultSql()));
    }

    /** A value that is written out; in rows that are there already, SQLite cannot have an expression. */
    private static boolean isConstant(String defaultSql) {
        var tokens = Tokenizer.tokens(defaultSql);
        var last = tokens.getLast();
        return switch (last.kind()) {
            case TEXT, BLOB -> tokens.size() == 1;
            case NUMBER -> tokens.size() <= 2;
            case WORD -> tokens.size() == 1 && (last.is("TRUE") || last.is("FALSE"));
            case QUOTED, SYMBOL -> false;
        };
    }
}
