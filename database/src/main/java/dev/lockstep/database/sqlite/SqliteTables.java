package dev.lockstep.database.sqlite;

import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.Optional;

/** What SQLite makes of a table beyond its declaration: row ids and who stands for them. */
final class SqliteTables {

    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    private SqliteTables() {}

    /** Whether the options of a table say that it has no row ids. */
    static boolean withoutRowid(String options) {
        var tokens = Tokenizer.tokens(options);
        return tokens.stream().anyMatch(token -> token.is("ROWID"));
    }

    /** Whether it is a virtual table, which only its own module can change. */
    static boolean isVirtual(Table table) {
        return table.options().startsWith("USING");
    }

    /**
     * The column that is another name of the row id: the only column of the key, declared as exactly {@code INTEGER}.
     * {@code INTEGER PRIMARY KEY DESC} on the column itself is not one (https://sqlite.org/lang_createtable.html#rowid).
     */
    static Optional<Column> rowidAlias(Table table) {
        if (withoutRowid(table.options())) {
            return Optional.empty();
        }
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1 && !key.options().startsWith("DESC"))
                .flatMap(key -> table.column(key.columns().getFirst()))
                .filter(column -> isInteger(column.type()));
    }

    /** Whether a declared type is the one word that can stand for the row id. */
    static boolean isInteger(String type) {
        // quotes around a type are taken off by SQLite
        return type.equalsIgnoreCase("integer")
                || (type.length() == 9 && type.substring(1, 8).equalsIgnoreCase("integer"));
    }

    /** Whether a column of that name hides the row id, or a part of its names. */
    static boolean isRowidName(String column) {
        return ROWID_NAMES.stream().anyMatch(name -> SqliteNames.same(column, name));
    }

    /** A name by which the row id can be had, unless the table has none or its columns hide all of its names. */
    static Optional<String> rowidName(Table table) {
        if (withoutRowid(table.options()) || isVirtual(table)) {
            return Optional.empty();
        }
        return ROWID_NAMES.stream()
                .filter(name -> table.columns().stream().noneMatch(column -> SqliteNames.same(column.name(), name)))
                .findFirst();
    }
}
