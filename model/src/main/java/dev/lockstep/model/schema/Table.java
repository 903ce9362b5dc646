package dev.lockstep.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param columns in physical order
 * @param options what follows the closing bracket of the statement that makes it ({@code STRICT},
 *     {@code WITHOUT ROWID}, an engine), as the product writes it; empty if nothing
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<Unique> uniques,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Index> indexes,
        List<Trigger> triggers,
        String options) {

    public Table {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    /** A table with these columns and key and nothing else. */
    public static Table of(String name, List<Column> columns, Optional<PrimaryKey> primaryKey) {
        return new Table(name, columns, primaryKey, List.of(), List.of(), List.of(), List.of(), List.of(), "");
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** Whether exactly this column is the primary key. */
    public boolean isKey(String column) {
        return primaryKey.filter(key -> key.columns().equals(List.of(column))).isPresent();
    }

    /** The column that alone is the primary key, if one is. */
    public Optional<String> singleKey() {
        return primaryKey
                .map(PrimaryKey::columns)
                .filter(key -> key.size() == 1)
                .map(List::getFirst);
    }

    /** The same table under another name. */
    public Table withName(String other) {
        return new Table(other, columns, primaryKey, uniques, foreignKeys, checks, indexes, triggers, options);
    }

    /** The same table with other columns. */
    public Table withColumns(List<Column> other) {
        return new Table(name, other, primaryKey, uniques, foreignKeys, checks, indexes, triggers, options);
    }

    /** The same table with one more column at the end. */
    public Table withColumn(Column column) {
        var all = new ArrayList<>(columns);
        all.add(column);
        return withColumns(all);
    }

    /** The same table with another primary key. */
    public Table withPrimaryKey(Optional<PrimaryKey> other) {
        return new Table(name, columns, other, uniques, foreignKeys, checks, indexes, triggers, options);
    }

    /** The same table with other unique constraints. */
    public Table withUniques(List<Unique> other) {
        return new Table(name, columns, primaryKey, other, foreignKeys, checks, indexes, triggers, options);
    }

    /** The same table with other foreign keys. */
    public Table withForeignKeys(List<ForeignKey> other) {
        return new Table(name, columns, primaryKey, uniques, other, checks, indexes, triggers, options);
    }

    /** The same table with other checks. */
    public Table withChecks(List<Check> other) {
        return new Table(name, columns, primaryKey, uniques, foreignKeys, other, indexes, triggers, options);
    }

    /** The same table with other indexes. */
    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, primaryKey, uniques, foreignKeys, checks, other, triggers, options);
    }

    /** The same table with other triggers. */
    public Table withTriggers(List<Trigger> other) {
        return new Table(name, columns, primaryKey, uniques, foreignKeys, checks, indexes, other, options);
    }
}
