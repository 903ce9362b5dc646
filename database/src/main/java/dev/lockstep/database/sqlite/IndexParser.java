package dev.lockstep.database.sqlite;

import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code CREATE INDEX} statement (https://sqlite.org/lang_createindex.html). */
final class IndexParser {

    private IndexParser() {}

    static Index parse(String sql, Table table) {
        var reader = new TokenReader(sql);
        reader.expect("CREATE");
        boolean unique = reader.accept("UNIQUE");
        reader.expect("INDEX");
        reader.accept("IF", "NOT", "EXISTS");
        String name = reader.name();
        if (reader.accept('.')) {
            name = reader.name();
        }
        reader.expect("ON");
        reader.name();
        reader.expect('(');
        var columns = new ArrayList<String>();
        boolean plain = true;
        boolean expression = false;
        do {
            var column = column(reader, table);
            if (column.isPresent()) {
                columns.add(column.get().name());
            } else {
                expression = true;
                skipExpression(reader);
            }
            plain &= isPlainEnd(reader);
        } while (reader.accept(','));
        reader.expect(')');
        boolean whole = reader.atEnd();
        return new Index(name, expression ? List.of() : columns, unique, plain && whole && !expression, sql);
    }

    /** The column, if the next part of the index is nothing but its name. */
    private static Optional<Column> column(TokenReader reader, Table table) {
        var token = reader.peek();
        var after = reader.peek(1);
        boolean alone = after.is(',') || after.is(')') || after.is("COLLATE") || after.is("ASC") || after.is("DESC");
        if (!token.isName() || !alone) {
            return Optional.empty();
        }
        var found = table.columns().stream()
                .filter(each -> SqliteNames.same(each.name(), token.value()))
                .findFirst();
        if (found.isPresent()) {
            reader.take();
        }
        return found;
    }

    private static void skipExpression(TokenReader reader) {
        while (!reader.peek().is(',') && !reader.peek().is(')')) {
            if (reader.peek().is('(')) {
                reader.bracketed();
            } else if (reader.atEnd()) {
                throw reader.unreadable();
            } else {
                reader.take();
            }
        }
    }

    private static boolean isPlainEnd(TokenReader reader) {
        boolean plain = true;
        if (reader.accept("COLLATE")) {
            reader.name();
            plain = false;
        }
        if (!reader.accept("ASC") && reader.accept("DESC")) {
            plain = false;
        }
        if (reader.accept("NULLS")) {
            reader.take();
            plain = false;
        }
        return plain;
    }
}
