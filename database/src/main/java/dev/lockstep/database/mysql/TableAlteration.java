package dev.lockstep.database.mysql;

import dev.lockstep.database.Fill;
import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that turn a table into another: one {@code ALTER TABLE} for all that it can take, since each one may go
 * through all rows. Columns that go are hidden, so that they can come back as they were. A column whose values are written
 * differently is made anew beside the old one, filled from it, and takes its place; nobody else writes to the table
 * meanwhile. Used once.
 */
final class TableAlteration {

    private final TableChange change;
    private final Table before;
    private final Table after;
    private final String table;
    private final List<Sql> first = new ArrayList<>();
    private final List<String> besides = new ArrayList<>();
    /** Further tables that are read while this one is locked. */
    private final List<String> locks = new ArrayList<>();

    private final List<Sql> fills = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private final List<Sql> last = new ArrayList<>();
    /** Indexes that are on a column that is made anew. */
    private final Set<Index> rebuilt = new HashSet<>();

    private boolean keyed;

    TableAlteration(TableChange change) {
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.table = MysqlNames.quote(before.name());
    }

    List<Sql> statements() {
        keyed = before.primaryKey().equals(after.primaryKey());
        going();
        columns();
        coming();
        triggers();
        var statements = new ArrayList<>(first);
        if (!besides.isEmpty()) {
            new TreeSet<>(change.dependents()).forEach(other -> locks.add(", " + MysqlNames.quote(other) + " WRITE"));
            statements.addFirst(Sql.of("LOCK TABLES " + table + " WRITE" + String.join("", locks)));
            statements.add(Sql.of("ALTER TABLE " + table + " " + String.join(", ", besides)));
            statements.addAll(fills);
            last.add(Sql.of("UNLOCK TABLES"));
        }
        if (!actions.isEmpty()) {
            statements.add(Sql.of("ALTER TABLE " + table + " " + String.join(", ", actions)));
        }
        statements.addAll(last);
        return statements;
    }

    /** Whether the table may be locked while a column of it is filled. */
    static boolean locks(TableChange change) {
        return !change.conversions().isEmpty()
                || change.takesCopies()
                || !change.written().isEmpty();
    }

    /** Whether the column gets another in its place. What is written over does: it would not come back. */
    static boolean isMadeAnew(TableChange change, String column) {
        if (change.written().contains(column)) {
            return true;
        }
        var conversion = change.conversions().get(column);
        return conversion != null && !keepsValues(conversion.from(), conversion.to());
    }

    /** Whether the server can alter the column, and alter it back, and each value stays what it was. */
    private static boolean keepsValues(ColumnType from, ColumnType to) {
        return switch (from) {
            case ColumnType.Varchar(var length) ->
                to instanceof ColumnType.Text
                        || (to instanceof ColumnType.Varchar(var longer) && holds(longer, length));
            case ColumnType.Char(var length) -> to instanceof ColumnType.Char(var longer) && holds(longer, length);
            case ColumnType.Int(var size, var unsigned) ->
                to instanceof ColumnType.Int(var larger, var same) && same == unsigned && larger.compareTo(size) >= 0;
            default -> false;
        };
    }

    private static boolean holds(@Nullable Integer longer, @Nullable Integer length) {
        return longer != null && length != null && longer >= length;
    }

    /** No trigger is to answer when a column is filled. */
    private void triggers() {
        for (var trigger : before.triggers()) {
            if (!after.triggers().contains(trigger) || !fills.isEmpty()) {
                first.add(Sql.of("DROP TRIGGER " + MysqlNames.quote(trigger.name())));
            }
        }
        for (var trigger : after.triggers()) {
            if (!before.triggers().contains(trigger) || !fills.isEmpty()) {
                last.add(Sql.of(trigger.sql()));
            }
        }
    }

    private void going() {
        before.foreignKeys().stream()
                .filter(key -> !after.foreignKeys().contains(key))
                .forEach(
                        key -> actions.add("DROP FOREIGN KEY " + MysqlNames.quote(Objects.requireNonNull(key.name()))));
        before.checks().stream()
                .filter(check -> !after.checks().contains(check))
                .forEach(check ->
                        actions.add("DROP CONSTRAINT " + MysqlNames.quote(Objects.requireNonNull(check.name()))));
        before.indexes().stream()
                .filter(index -> !after.indexes().contains(index))
                .forEach(index -> actions.add("DROP INDEX " + MysqlNames.quote(index.name())));
        if (!before.primaryKey().equals(after.primaryKey())
                && before.primaryKey().isPresent()) {
            actions.add("DROP PRIMARY KEY");
        }
    }

    private void coming() {
        if (!before.primaryKey().equals(after.primaryKey())) {
            after.primaryKey().ifPresent(key -> actions.add("ADD " + TableSql.constraint(key)));
        }
        after.indexes().stream()
                .filter(index -> !before.indexes().contains(index))
                .forEach(index -> actions.add("ADD " + TableSql.index(index)));
        after.checks().stream()
                .filter(check -> !before.checks().contains(check))
                .forEach(check -> actions.add("ADD " + TableSql.constraint(check)));
        after.foreignKeys().stream()
                .filter(key -> !before.foreignKeys().contains(key))
                .forEach(key -> actions.add("ADD " + TableSql.constraint(key)));
    }

    private void columns() {
        for (var column : before.columns()) {
            if (!change.renamed().containsValue(column.name())
                    && after.column(column.name()).isEmpty()) {
                hide(column);
            }
        }
        for (var column : after.columns()) {
            source(column).ifPresentOrElse(was -> alter(was, column), () -> add(column));
        }
    }

    private Optional<Column> source(Column column) {
        return before.column(change.renamed().getOrDefault(column.name(), column.name()));
    }

    /** Its default stays if it is required: rows that others write meanwhile have to fit it. */
    private void hide(Column column) {
        boolean generated = column.generated() != null;
        actions.add("CHANGE COLUMN " + MysqlNames.quote(column.name()) + " "
                + TableSql.column(new Column(
                        hidden(column),
                        column.type(),
                        true,
                        generated
                                        || column.nullable()
                                        || after.column(column.name()).isPresent()
                                ? null
                                : column.defaultSql(),
                        false,
                        column.generated(),
                        column.collation())));
    }

    private String hidden(Column column) {
        return OwnNames.hidden(before.columns().indexOf(column) + 1);
    }

    private void add(Column column) {
        switch (change.fills().get(column.name())) {
            case null -> actions.add("ADD COLUMN " + TableSql.column(column));
            case Fill.Constant(var text) -> {
                actions.add("ADD COLUMN "
                        + TableSql.column(new Column(
                                column.name(),
                                column.type(),
                                column.nullable(),
                                MysqlNames.literal(text),
                                false,
                                null,
                                column.collation(),
                                column.options())));
                last.add(Sql.of(
                        "ALTER TABLE " + table + " ALTER COLUMN " + MysqlNames.quote(column.name()) + " DROP DEFAULT"));
            }
            case Fill.Copied(var copy) -> {
                if (column.generated() != null) {
                    actions.add("ADD COLUMN " + TableSql.column(column));
                } else {
                    addFilled(column, MysqlNames.quote(copy));
                }
            }
        }
    }

    /** With its default, which the rows get that the copy does not have; required, if it is, once it is filled. */
    private void addFilled(Column column, String copy) {
        var empty =
                new Column(column.name(), column.type(), true, column.defaultSql(), false, null, column.collation());
        var name = MysqlNames.quote(column.name());
        besides.add("ADD COLUMN " + TableSql.column(empty));
        locks.add(", " + copy + " READ");
        fills.add(Sql.of("UPDATE " + table + " JOIN " + copy + " ON " + copy + ".`key` = " + RowKey.of(before, table)
                + " SET " + table + "." + name + " = " + copy + ".`value`" + unmoved(before)));
        actions.add("CHANGE COLUMN " + name + " " + TableSql.column(column));
    }

    private void alter(Column was, Column is) {
        boolean anew = isMadeAnew(change, is.name());
        if (was.equals(is) && !anew) {
            return;
        }
        if (!anew) {
            actions.add("CHANGE COLUMN " + MysqlNames.quote(was.name()) + " " + TableSql.column(is));
            return;
        }
        var name = OwnNames.beside(before.columns().indexOf(was) + 1);
        var empty = new Column(name, is.type(), true, null, false, null, is.collation());
        besides.add("ADD COLUMN " + TableSql.column(empty) + " AFTER " + MysqlNames.quote(was.name()));
        var old = MysqlNames.quote(was.name());
        var copy = change.returned().get(is.name());
        if (copy == null) {
            fills.add(Sql.of("UPDATE " + table + " SET " + MysqlNames.quote(name) + " = "
                    + MendedValues.expression(change, is, old) + unmoved(before)
                    + (change.mends(is.name(), Mending.NULLS_TO_DEFAULT) ? "" : " WHERE " + old + " IS NOT NULL")));
        } else {
            locks.add(", " + MysqlNames.quote(copy) + " READ");
            fills.add(MendedValues.giveBack(change, is.name(), name, copy));
            fills.add(MendedValues.convertOthers(change, is, name, copy));
        }
        if (change.mends(is.name(), Mending.DUPLICATES_TO_NULL)) {
            locks.add(", " + table + " AS " + MendedValues.SAME + " READ");
            fills.add(MendedValues.emptyDuplicates(before, name));
        }
        // indexes would go with the old column, and without a word
        before.indexes().stream()
                .filter(index ->
                        index.columns().contains(was.name()) && after.indexes().contains(index))
                .filter(rebuilt::add)
                .forEach(index -> {
                    actions.add("DROP INDEX " + MysqlNames.quote(index.name()));
                    actions.add("ADD " + TableSql.index(index));
                });
        before.primaryKey()
                .filter(key -> keyed && key.columns().contains(was.name()))
                .ifPresent(key -> {
                    keyed = false;
                    actions.add("DROP PRIMARY KEY");
                    actions.add("ADD " + TableSql.constraint(key));
                });
        hide(was);
        actions.add("CHANGE COLUMN " + MysqlNames.quote(name) + " " + TableSql.column(is));
    }

    /** Keeps columns that the server would set to the time of the statement. */
    static String unmoved(Table table) {
        String name = MysqlNames.quote(table.name()) + ".";
        return table.columns().stream()
                .filter(column -> column.options().toLowerCase(Locale.ROOT).contains("on update"))
                .map(column -> name + MysqlNames.quote(column.name()))
                .map(column -> ", " + column + " = " + column)
                .collect(Collectors.joining());
    }
}
