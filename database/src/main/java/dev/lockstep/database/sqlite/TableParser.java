package dev.lockstep.database.sqlite;

import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code CREATE TABLE} statement as the catalog of SQLite keeps it (https://sqlite.org/lang_createtable.html).
 * The catalog functions do not tell names, checks, collations, conflict clauses and deferral; the statement does.
 *
 * <p>Names of NOT NULL, DEFAULT, COLLATE and generation constraints and the conflict clause of a CHECK are left out:
 * SQLite never uses them.
 */
final class TableParser {

    private static final Set<String> COLUMN_CONSTRAINTS = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "AS",
            "DEFERRABLE");
    private static final Set<String> TABLE_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final TokenReader reader;
    private final List<Column> columns = new ArrayList<>();
    private final List<Unique> uniques = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private @Nullable PrimaryKey primaryKey;
    private @Nullable String autoIncrement;

    private TableParser(String sql) {
        reader = new TokenReader(sql);
    }

    /** The table, without indexes and triggers. */
    static Table parse(String sql) {
        return new TableParser(sql).table();
    }

    private Table table() {
        reader.expect("CREATE");
        if (!reader.accept("TEMP")) {
            reader.accept("TEMPORARY");
        }
        reader.expect("TABLE");
        reader.accept("IF", "NOT", "EXISTS");
        String name = reader.name();
        if (reader.accept('.')) {
            name = reader.name();
        }
        reader.expect('(');
        do {
            columns.add(column());
        } while (reader.accept(',') && !TABLE_CONSTRAINTS.contains(reader.peek().keyword()));
        while (!reader.accept(')')) {
            tableConstraint();
            reader.accept(',');
        }
        int mark = reader.mark();
        while (!reader.atEnd()) {
            reader.take();
        }
        return finish(name, reader.text(mark, reader.mark()));
    }

    private Table finish(String name, String options) {
        var key = primaryKey == null
                ? null
                : new PrimaryKey(primaryKey.name(), own(primaryKey.columns()), primaryKey.options());
        // without row ids, SQLite takes the key for not null by itself
        var notNull = key != null && SqliteTables.withoutRowid(options) ? key.columns() : List.<String>of();
        var finished = columns.stream()
                .map(column -> new Column(
                        column.name(),
                        column.type(),
                        column.nullable() && !notNull.contains(column.name()),
                        column.defaultSql(),
                        autoIncrement != null && SqliteNames.same(autoIncrement, column.name()),
                        column.generated(),
                        column.collation(),
                        column.options()))
                .toList();
        return new Table(
                name,
                finished,
                Optional.ofNullable(key),
                uniques.stream()
                        .map(unique -> new Unique(unique.name(), own(unique.columns()), unique.options()))
                        .toList(),
                // in the order of their columns: where a key is declared depends on how its column came to the table
                foreignKeys.stream()
                        .map(this::withOwnNames)
                        .sorted(Comparator.comparingInt(
                                foreignKey -> position(foreignKey.columns().getFirst())))
                        .toList(),
                checks,
                List.of(),
                List.of(),
                options);
    }

    private int position(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    private ForeignKey withOwnNames(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                own(key.columns()),
                key.referencedTable(),
                key.referencedColumns(),
                key.onUpdate(),
                key.onDelete(),
                key.options());
    }

    /** Names of columns as their definitions spell them; constraints may use another case. */
    private List<String> own(List<String> names) {
        return names.stream()
                .map(name -> columns.stream()
                        .map(Column::name)
                        .filter(column -> SqliteNames.same(column, name))
                        .findFirst()
                        .orElse(name))
                .toList();
    }

    private Column column() {
        String name = reader.name();
        var draft = new Draft(name, type());
        String constraint = null;
        while (!reader.peek().is(',') && !reader.peek().is(')')) {
            if (reader.accept("CONSTRAINT")) {
                constraint = reader.name();
            } else {
                columnConstraint(draft, constraint);
                constraint = null;
            }
        }
        return new Column(
                name,
                draft.type,
                draft.nullable,
                draft.defaultSql,
                false,
                draft.generated,
                draft.collation,
                draft.options);
    }

    private String type() {
        int mark = reader.mark();
        while (reader.peek().isName() && !endsType()) {
            reader.take();
        }
        if (reader.mark() > mark && reader.peek().is('(')) {
            reader.bracketed();
        }
        return reader.text(mark, reader.mark());
    }

    private boolean endsType() {
        String keyword = reader.peek().keyword();
        // GENERATED is an ordinary word but for the place before ALWAYS AS
        return COLUMN_CONSTRAINTS.contains(keyword)
                || (keyword.equals("GENERATED")
                        && reader.peek(1).is("ALWAYS")
                        && reader.peek(2).is("AS"));
    }

    private void columnConstraint(Draft column, @Nullable String name) {
        if (reader.accept("PRIMARY", "KEY")) {
            reader.accept("ASC");
            String order = reader.accept("DESC") ? "DESC" : "";
            primaryKey = new PrimaryKey(name, List.of(column.name), joined(order, conflict()));
            if (reader.accept("AUTOINCREMENT")) {
                autoIncrement = column.name;
            }
        } else if (reader.accept("NOT", "NULL")) {
            column.nullable = false;
            column.options = conflict();
        } else if (reader.accept("NULL")) {
            conflict();
        } else if (reader.accept("UNIQUE")) {
            uniques.add(new Unique(name, List.of(column.name), conflict()));
        } else if (reader.accept("CHECK")) {
            checks.add(new Check(name, reader.bracketed()));
            conflict();
        } else if (reader.accept("DEFAULT")) {
            column.defaultSql = defaultSql();
        } else if (reader.accept("COLLATE")) {
            column.collation = reader.name();
        } else if (reader.peek().is("REFERENCES")) {
            foreignKeys.add(ForeignKeyParser.parse(reader, name, List.of(column.name)));
        } else if (reader.accept("GENERATED", "ALWAYS", "AS") || reader.accept("AS")) {
            String expression = reader.bracketed();
            boolean stored = reader.accept("STORED");
            reader.accept("VIRTUAL");
            column.generated = new Column.Generated(expression, stored);
        } else {
            throw reader.unreadable();
        }
    }

    private String defaultSql() {
        if (reader.peek().is('(')) {
            return "(" + reader.bracketed() + ")";
        }
        int mark = reader.mark();
        if (!reader.accept('-')) {
            reader.accept('+');
        }
        reader.take();
        return reader.text(mark, reader.mark());
    }

    private void tableConstraint() {
        String name = null;
        while (reader.accept("CONSTRAINT")) {
            name = reader.name();
        }
        if (reader.accept("PRIMARY", "KEY")) {
            var list = columnList();
            primaryKey = new PrimaryKey(name, list.names(), joined(list.options(), conflict()));
        } else if (reader.accept("UNIQUE")) {
            var list = columnList();
            uniques.add(new Unique(name, list.names(), joined(list.options(), conflict())));
        } else if (reader.accept("CHECK")) {
            checks.add(new Check(name, reader.bracketed()));
            conflict();
        } else if (reader.accept("FOREIGN", "KEY")) {
            foreignKeys.add(ForeignKeyParser.parse(reader, name, columnList().names()));
        } else if (!reader.peek().is(',') && !reader.peek().is(')')) {
            throw reader.unreadable();
        }
    }

    /** @param options the whole list in its brackets if it says more than names, else empty */
    private record ColumnList(List<String> names, String options) {}

    private ColumnList columnList() {
        reader.expect('(');
        int mark = reader.mark();
        var names = new ArrayList<String>();
        boolean more = false;
        do {
            int depth = 0;
            while (reader.accept('(')) {
                depth++;
            }
            names.add(reader.name());
            if (reader.accept("COLLATE")) {
                reader.name();
                more = true;
            }
            for (; depth > 0; depth--) {
                reader.expect(')');
            }
            if (!reader.accept("ASC") && reader.accept("DESC")) {
                more = true;
            }
            if (reader.accept("AUTOINCREMENT")) {
                autoIncrement = names.getLast();
            }
        } while (reader.accept(','));
        String text = "(" + reader.text(mark, reader.mark()) + ")";
        reader.expect(')');
        return new ColumnList(names, more ? text : "");
    }

    private String conflict() {
        if (!reader.accept("ON", "CONFLICT")) {
            return "";
        }
        return "ON CONFLICT " + reader.take().keyword();
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    /** A column while its constraints are read. */
    private static final class Draft {
        final String name;
        final String type;
        boolean nullable = true;
        String options = "";

        @Nullable
        String defaultSql;

        @Nullable
        String collation;

        Column.@Nullable Generated generated;

        Draft(String name, String type) {
            this.name = name;
            this.type = type;
        }
    }
}
