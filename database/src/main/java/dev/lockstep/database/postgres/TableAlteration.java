package dev.lockstep.database.postgres;

import dev.lockstep.database.Fill;
import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.MendedRows;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that turn a table into another: one {@code ALTER TABLE} for all that it can take, since each one of them
 * may go through all rows. The server itself carries out drops first, then types, then what is added. Used once.
 */
final class TableAlteration {

    private final TableChange change;
    private final Table before;
    private final Table after;
    private final String table;
    private final List<Sql> first = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    /** Run between those actions and what is put on the values that they leave. */
    private final List<Sql> mendings = new ArrayList<>();

    private final List<String> uniques = new ArrayList<>();
    private final List<Sql> last = new ArrayList<>();
    /** New columns, and the copies that they are filled from. */
    private final Map<String, String> copies = new TreeMap<>();

    private final List<ReturnedColumn> returned;
    private final boolean checksInput;

    /** @param checksInput whether the server can tell what could be cast */
    TableAlteration(TableChange change, boolean checksInput) {
        this.checksInput = checksInput;
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.table = PostgresNames.quote(before.name());
        this.returned = ReturnedColumn.of(change);
    }

    List<Sql> statements() {
        change.renamed()
                .forEach((name, old) -> first.add(Sql.of("ALTER TABLE " + table + " RENAME COLUMN "
                        + PostgresNames.quote(old) + " TO " + PostgresNames.quote(name))));
        goingTriggersAndIndexes();
        goingConstraints();
        columns();
        returnValues();
        fillColumns();
        emptyDuplicates();
        comingConstraints();
        comingIndexesAndTriggers();
        var statements = new ArrayList<>(first);
        if (!actions.isEmpty()) {
            statements.add(Sql.of("ALTER TABLE " + table + " " + String.join(", ", actions)));
        }
        statements.addAll(mendings);
        if (!uniques.isEmpty()) {
            statements.add(Sql.of("ALTER TABLE " + table + " " + String.join(", ", uniques)));
        }
        statements.addAll(last);
        return statements;
    }

    private void goingTriggersAndIndexes() {
        for (var trigger : before.triggers()) {
            if (!after.triggers().contains(trigger)) {
                first.add(Sql.of("DROP TRIGGER " + PostgresNames.quote(trigger.name()) + " ON " + table));
            }
        }
        for (var index : before.indexes()) {
            if (!after.indexes().contains(index)) {
                first.add(Sql.of("DROP INDEX " + PostgresNames.quote(index.name())));
            }
        }
    }

    private void goingConstraints() {
        var going = new ArrayList<String>();
        before.foreignKeys().stream()
                .filter(key -> !after.foreignKeys().contains(key))
                .forEach(key -> going.add(Objects.requireNonNull(key.name())));
        before.uniques().stream()
                .filter(unique -> !after.uniques().contains(unique))
                .forEach(unique -> going.add(Objects.requireNonNull(unique.name())));
        before.checks().stream()
                .filter(check -> !after.checks().contains(check))
                .forEach(check -> going.add(Objects.requireNonNull(check.name())));
        if (!before.primaryKey().equals(after.primaryKey())) {
            before.primaryKey().ifPresent(key -> going.add(Objects.requireNonNull(key.name())));
        }
        going.forEach(name -> actions.add("DROP CONSTRAINT " + PostgresNames.quote(name)));
    }

    private void comingConstraints() {
        if (!before.primaryKey().equals(after.primaryKey())) {
            after.primaryKey().ifPresent(key -> actions.add("ADD " + TableSql.constraint(key)));
        }
        after.uniques().stream()
                .filter(unique -> !before.uniques().contains(unique))
                .forEach(unique -> (mendings.isEmpty() ? actions : uniques).add("ADD " + TableSql.constraint(unique)));
        after.checks().stream()
                .filter(check -> !before.checks().contains(check))
                .forEach(check -> actions.add("ADD " + TableSql.constraint(check)));
        after.foreignKeys().stream()
                .filter(key -> !before.foreignKeys().contains(key))
                .forEach(key -> actions.add("ADD " + TableSql.constraint(key)));
    }

    private void comingIndexesAndTriggers() {
        for (var index : after.indexes()) {
            if (!before.indexes().contains(index)) {
                last.add(Sql.of(TableSql.createIndex(after, index)));
            }
        }
        for (var trigger : after.triggers()) {
            if (!before.triggers().contains(trigger)) {
                last.add(Sql.of(trigger.sql()));
            }
        }
    }

    private void columns() {
        for (var column : before.columns()) {
            if (!change.renamed().containsValue(column.name())
                    && after.column(column.name()).isEmpty()) {
                actions.add("DROP COLUMN " + PostgresNames.quote(column.name()));
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
        switch (change.fills().get(column.name())) {
            case null -> {
                if (PostgresDefaults.isTooLong(column)) {
                    actions.add("ADD COLUMN " + TableSql.column(withDefault(column, null, false)));
                    actions.add("ALTER COLUMN " + PostgresNames.quote(column.name()) + " SET DEFAULT "
                            + column.defaultSql());
                } else {
                    actions.add("ADD COLUMN " + TableSql.column(column));
                }
            }
            case Fill.Constant(var text) -> {
                actions.add("ADD COLUMN " + TableSql.column(withDefault(column, PostgresNames.literal(text), false)));
                last.add(Sql.of("ALTER TABLE " + table + " ALTER COLUMN " + PostgresNames.quote(column.name())
                        + " DROP DEFAULT"));
            }
            case Fill.Copied(var copy) -> {
                if (column.generated() != null) {
                    actions.add("ADD COLUMN " + TableSql.column(column));
                } else {
                    copies.put(column.name(), copy);
                    alter(withDefault(column, null, true), column);
                }
            }
        }
    }

    private static Column withDefault(Column column, @Nullable String defaultSql, boolean bare) {
        return new Column(
                column.name(),
                column.type(),
                bare || column.nullable(),
                defaultSql,
                false,
                null,
                column.collation(),
                bare ? "" : column.options());
    }

    /** Columns that are filled come by themselves, before anything writes the table anew: rows without a key are where they were. */
    private void fillColumns() {
        if (copies.isEmpty()) {
            return;
        }
        String added = copies.keySet().stream()
                .map(name -> "ADD COLUMN "
                        + TableSql.column(withDefault(after.column(name).orElseThrow(), null, true)))
                .collect(Collectors.joining(", "));
        first.addAll(
                0,
                List.of(
                        Sql.of("ALTER TABLE " + table + " " + added),
                        CopiedValues.fill(before, CopiedColumn.of(before, after, copies))));
    }

    /** While nothing of the table is another yet, and before its first index is off. */
    private void returnValues() {
        returned.forEach(column -> {
            first.addAll(0, column.first());
            last.addFirst(column.last());
        });
    }

    private void emptyDuplicates() {
        for (var column : change.mended(Mending.DUPLICATES_TO_NULL)) {
            mendings.add(CopiedValues.silent(
                    before,
                    MendedRows.emptyDuplicates(after, column, PostgresNames::quote)
                            .text()));
        }
    }

    private void alter(Column was, Column is) {
        String alter = "ALTER COLUMN " + PostgresNames.quote(is.name()) + " ";
        boolean retyped = !was.type().equals(is.type());
        boolean stops = was.autoIncrement() && !is.autoIncrement();
        boolean starts = !was.autoIncrement() && is.autoIncrement();
        var defaultSql = stops || starts ? null : is.defaultSql();
        boolean redefined = retyped || stops || !Objects.equals(was.defaultSql(), defaultSql);
        if (was.defaultSql() != null && redefined) {
            actions.add(alter + "DROP DEFAULT");
        }
        if (stops && !was.options().isEmpty()) {
            actions.add(alter + "DROP IDENTITY");
        }
        if (was.nullable() != is.nullable() && is.nullable()) {
            actions.add(alter + "DROP NOT NULL");
        }
        boolean written = change.mends(is.name(), Mending.NULLS_TO_DEFAULT)
                || change.returned().containsKey(is.name());
        if (retyped || written) {
            actions.add(alter + "TYPE " + is.type() + collation(is) + using(is));
        }
        if (defaultSql != null && redefined) {
            actions.add(alter + "SET DEFAULT " + defaultSql);
        }
        if (was.nullable() != is.nullable() && !is.nullable()) {
            actions.add(alter + "SET NOT NULL");
        }
        var sequence = PostgresDefaults.sequence(was.defaultSql());
        if (sequence.isPresent() && stops) {
            last.add(Sql.of("DROP SEQUENCE " + sequence.get()));
        } else if (sequence.isPresent() && retyped) {
            last.add(Sql.of("ALTER SEQUENCE " + sequence.get() + " AS " + is.type()));
        }
        if (starts) {
            count(is);
        }
    }

    private static String collation(Column column) {
        return column.collation() == null ? "" : " COLLATE " + column.collation();
    }

    private String using(Column column) {
        String value = PostgresNames.quote(column.name());
        var conversion = Optional.ofNullable(change.conversions().get(column.name()));
        var rule = conversion.map(each -> ValueConversion.of(each.from(), each.to()));
        String converted = rule.flatMap(each -> each.expression(value)).orElse(value);
        if (change.mends(column.name(), Mending.REFUSED_TO_NULL)) {
            String kept = converted;
            converted = rule.flatMap(each -> each.refusal(value, checksInput))
                    .map(refused ->
                            "CASE WHEN " + value + " IS NULL OR (" + refused + ") THEN NULL ELSE " + kept + " END")
                    .orElse(kept);
        }
        if (change.mends(column.name(), Mending.CUT)) {
            converted = "substr(CAST(" + converted + " AS text), 1, "
                    + conversion.orElseThrow().length() + ")";
        }
        for (var each : returned) {
            converted = each.column().equals(column) ? each.orElse(converted) : converted;
        }
        if (change.mends(column.name(), Mending.NULLS_TO_DEFAULT)) {
            converted = "coalesce(" + converted + ", CAST(" + column.defaultSql() + " AS " + column.type() + "))";
        }
        return converted.equals(value) ? "" : " USING " + converted;
    }

    /** A column that is to count on from its largest value. */
    private void count(Column column) {
        String name = PostgresNames.quote(column.name());
        String sequence = PostgresNames.quote(PostgresNames.cut(before.name() + "_" + column.name(), "_seq"));
        last.add(Sql.of("CREATE SEQUENCE " + sequence + " AS " + column.type() + " OWNED BY " + table + "." + name));
        last.add(Sql.of("ALTER TABLE " + table + " ALTER COLUMN " + name + " SET DEFAULT nextval("
                + PostgresNames.literal(sequence) + "::regclass)"));
        last.add(Sql.of("DO "
                + PostgresNames.literal("BEGIN PERFORM setval(" + PostgresNames.literal(sequence) + ", coalesce(max("
                        + name + "), 0) + 1, false) FROM " + table + "; END")));
    }
}
