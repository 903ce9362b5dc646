package dev.lockstep.database.sqlite;

import dev.lockstep.database.Fill;
import dev.lockstep.database.Mending;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.MendedRows;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table anew and moves its rows over (https://sqlite.org/lang_altertable.html#otheralter). The old table steps
 * aside first, so that the new one is made under its own name and its statement stays as written.
 *
 * @param sources for each column of the new table that has one, the column of the old table with its values
 * @param conversions for columns whose values change their form, by new name
 * @param fills for columns that have no source
 * @param mendings what is done to values of columns that would not fit, by new name
 * @param returned the copies from which rows get the values of converted columns again, by column
 */
record TableRebuild(
        Table before,
        Table after,
        Map<String, String> sources,
        Map<String, Conversion> conversions,
        Map<String, Fill> fills,
        Map<String, Set<Mending>> mendings,
        Map<String, String> returned) {

    private static final String OLD = "lockstep_rebuild_";

    List<Sql> statements() {
        String old = OLD + before.name();
        var statements = new ArrayList<Sql>();
        statements.add(rename(before.name(), old));
        statements.addAll(copied(old));
        for (var column : new TreeMap<>(mendings).entrySet()) {
            if (column.getValue().contains(Mending.DUPLICATES_TO_NULL)) {
                statements.add(MendedRows.emptyDuplicates(after, column.getKey(), SqliteNames::quote));
            }
        }
        for (var index : after.indexes()) {
            statements.add(Sql.of(TableSql.createIndex(after, index)));
        }
        for (var trigger : after.triggers()) {
            statements.add(Sql.of(trigger.sql()));
        }
        return statements;
    }

    /** Makes the new table, fills it from the old one, which is called so by now, and drops that. */
    List<Sql> copied(String old) {
        var statements = new ArrayList<Sql>();
        statements.add(Sql.of(TableSql.createTable(after)));
        statements.add(copy(old));
        if (counts(before) && counts(after)) {
            statements.addAll(counter(old));
        }
        statements.add(Sql.of("DROP TABLE " + SqliteNames.quote(old)));
        return statements;
    }

    static Sql rename(String from, String to) {
        return Sql.of("ALTER TABLE " + SqliteNames.quote(from) + " RENAME TO " + SqliteNames.quote(to));
    }

    private Sql copy(String old) {
        var targets = new ArrayList<String>();
        var values = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        // rows without a whole-number key keep their row ids, by which other tables may know them
        if (SqliteTables.rowidAlias(after).isEmpty()) {
            var source = SqliteTables.rowidName(before);
            SqliteTables.rowidName(after).filter(_ -> source.isPresent()).ifPresent(target -> {
                targets.add(target);
                values.add("r." + source.orElseThrow());
            });
        }
        var copies = copies();
        copies.stream()
                .filter(copy -> !returned.containsKey(copy.column().name()))
                .forEach(copy -> {
                    targets.add(SqliteNames.quote(copy.column().name()));
                    values.add(copy.value());
                });
        for (var column : after.columns()) {
            String source = sources.get(column.name());
            if (source == null && fills.get(column.name()) instanceof Fill.Constant(var text)) {
                targets.add(SqliteNames.quote(column.name()));
                values.add("?");
                parameters.add(text);
            }
            if (source == null || column.generated() != null) {
                continue;
            }
            targets.add(SqliteNames.quote(column.name()));
            values.add(value(column, source, copies));
        }
        String target = "INSERT INTO " + SqliteNames.quote(after.name());
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no column of " + before.name() + " stays");
        }
        return new Sql(
                target + " (" + String.join(", ", targets) + ") SELECT " + String.join(", ", values) + " FROM "
                        + SqliteNames.quote(old) + " AS r"
                        + copies.stream().map(CopiedColumn::join).collect(Collectors.joining()),
                parameters);
    }

    private String value(Column column, String source, List<CopiedColumn> copies) {
        var mending = mendings.getOrDefault(column.name(), Set.of());
        String value = "r." + SqliteNames.quote(source);
        String converted = conversion(column, source)
                .map(each -> mending.contains(Mending.REFUSED_TO_NULL)
                        ? each.orNull().replace("@", value)
                        : each.apply(value))
                .orElse(value);
        var conversion = conversions.get(column.name());
        if (mending.contains(Mending.CUT) && conversion != null) {
            converted = "substr(" + converted + ", 1, " + conversion.length() + ")";
        }
        for (var copy : copies) {
            if (copy.column().equals(column)) {
                converted = "CASE WHEN " + copy.isStill(value) + " THEN " + copy.alias() + ".\"value\" ELSE "
                        + converted + " END";
            }
        }
        return mending.contains(Mending.NULLS_TO_DEFAULT) && column.defaultSql() != null
                ? "coalesce(" + converted + ", " + SqliteDefaults.expression(column.defaultSql()) + ")"
                : converted;
    }

    private List<CopiedColumn> copies() {
        var copies = new HashMap<>(returned);
        for (var column : after.columns()) {
            boolean added = !sources.containsKey(column.name()) && column.generated() == null;
            if (added && fills.get(column.name()) instanceof Fill.Copied(var copy)) {
                copies.put(column.name(), copy);
            }
        }
        return CopiedColumn.of(before, after, copies);
    }

    /** As the change says, or by the declared types: SQLite itself converts by them, and cuts where it must not. */
    private Optional<ValueConversion> conversion(Column column, String source) {
        var given = conversions.get(column.name());
        if (given != null) {
            return Optional.of(ValueConversion.of(given.from(), given.to()));
        }
        String old = before.column(source).orElseThrow().type();
        // what stays as it is declared stays as it is stored, whatever that is
        return old.equalsIgnoreCase(column.type())
                ? Optional.empty()
                : Optional.of(ValueConversion.of(
                        DeclaredType.of(old).type(),
                        DeclaredType.of(column.type()).type()));
    }

    /** Keys that were once given are not given again, even if their rows are gone. */
    private List<Sql> counter(String old) {
        return List.of(
                new Sql("""
                        INSERT INTO sqlite_sequence (name, seq) SELECT ?, seq FROM sqlite_sequence
                        WHERE name = ? AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)""", List.of(after.name(), old, after.name())), new Sql("""
                        UPDATE sqlite_sequence SET seq = max(seq, (SELECT s.seq FROM sqlite_sequence AS s WHERE s.name = ?))
                        WHERE name = ? AND EXISTS (SELECT 1 FROM sqlite_sequence AS s WHERE s.name = ?)""", List.of(old, after.name(), old)));
    }

    private static boolean counts(Table table) {
        return table.columns().stream().anyMatch(Column::autoIncrement);
    }
}
