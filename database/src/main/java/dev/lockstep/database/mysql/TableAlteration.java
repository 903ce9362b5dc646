package dev.lockstep.database.mysql;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The statements that turn a table into another: one {@code ALTER TABLE} for all that it can take, since each one may go
 * through all rows. A column whose values are written differently is made anew beside the old one and filled from it.
 * Used once.
 */
final class TableAlteration {

    /** What the new column is called until the old one is gone. */
    private static final String BESIDE = "lockstep_beside_";

    private final TableChange change;
    private final Table before;
    private final Table after;
    private final String table;
    private final List<Sql> first = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private final List<Sql> last = new ArrayList<>();
    /** Indexes that are on a column that is made anew. */
    private final Set<Index> rebuilt = new HashSet<>();

    private int beside;

    TableAlteration(TableChange change) {
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.table = MysqlNames.quote(before.name());
    }

    /** Whether a column gets its values from an expression, beside the old one. */
    static boolean makesAnew(TableChange.Conversion conversion) {
        return ValueConversion.of(conversion.from(), conversion.to())
                .expression("")
                .isPresent();
    }

    List<Sql> statements() {
        for (var trigger : before.triggers()) {
            if (!after.triggers().contains(trigger)) {
                first.add(Sql.of("DROP TRIGGER " + MysqlNames.quote(trigger.name())));
            }
        }
        going();
        columns();
        coming();
        for (var trigger : after.triggers()) {
            if (!before.triggers().contains(trigger)) {
                last.add(Sql.of(trigger.sql()));
            }
        }
        var statements = new ArrayList<>(first);
        if (!actions.isEmpty()) {
            statements.add(Sql.of("ALTER TABLE " + table + " " + String.join(", ", actions)));
        }
        statements.addAll(last);
        return statements;
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
                actions.add("DROP COLUMN " + MysqlNames.quote(column.name()));
            }
        }
        for (var column : after.columns()) {
            source(column).ifPresentOrElse(was -> alter(was, column), () -> add(column));
        }
    }

    private Optional<Column> source(Column column) {
        return before.column(change.renamed().getOrDefault(column.name(), column.name()));
    }

    private void add(Column column) {
        var fill = change.fills().get(column.name());
        if (fill == null) {
            actions.add("ADD COLUMN " + TableSql.column(column));
            return;
        }
        actions.add("ADD COLUMN "
                + TableSql.column(new Column(
                        column.name(),
                        column.type(),
                        column.nullable(),
                        MysqlNames.literal(fill),
                        false,
                        null,
                        column.collation(),
                        column.options())));
        last.add(Sql.of("ALTER TABLE " + table + " ALTER COLUMN " + MysqlNames.quote(column.name()) + " DROP DEFAULT"));
    }

    private void alter(Column was, Column is) {
        if (was.equals(is)) {
            return;
        }
        var conversion = change.conversions().get(is.name());
        var expression = conversion == null
                ? Optional.<String>empty()
                : ValueConversion.of(conversion.from(), conversion.to()).expression(MysqlNames.quote(was.name()));
        if (expression.isEmpty()) {
            actions.add("CHANGE COLUMN " + MysqlNames.quote(was.name()) + " " + TableSql.column(is));
            return;
        }
        beside++;
        var name = BESIDE + beside;
        var empty = new Column(name, is.type(), true, null, false, null, is.collation());
        first.add(Sql.of("ALTER TABLE " + table + " ADD COLUMN " + TableSql.column(empty) + " AFTER "
                + MysqlNames.quote(was.name())));
        first.add(Sql.of("UPDATE " + table + " SET " + MysqlNames.quote(name) + " = " + expression.get() + " WHERE "
                + MysqlNames.quote(was.name()) + " IS NOT NULL"));
        // indexes would go with the old column, and without a word
        before.indexes().stream()
                .filter(index ->
                        index.columns().contains(was.name()) && after.indexes().contains(index))
                .filter(rebuilt::add)
                .forEach(index -> {
                    actions.add("DROP INDEX " + MysqlNames.quote(index.name()));
                    actions.add("ADD " + TableSql.index(index));
                });
        actions.add("DROP COLUMN " + MysqlNames.quote(was.name()));
        actions.add("CHANGE COLUMN " + MysqlNames.quote(name) + " " + TableSql.column(is));
    }
}
