package dev.lockstep.testkit.plain;

import java.util.List;
import java.util.Optional;

/**
 * A table as its product tells it.
 *
 * @param uniques the columns of each unique constraint or index, but for the key's own
 * @param indexes the columns of each index that is not unique
 * @param counts whether the key counts up
 */
public record PlainTable(
        String name,
        List<PlainColumn> columns,
        List<PlainForeignKey> foreignKeys,
        List<List<String>> uniques,
        List<List<String>> indexes,
        boolean counts) {

    public PlainTable {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
    }

    PlainTable withForeignKeys(List<PlainForeignKey> others) {
        return new PlainTable(name, columns, others, uniques, indexes, counts);
    }

    /** The column of exactly that name. */
    public Optional<PlainColumn> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** The columns of the primary key. */
    public List<PlainColumn> key() {
        return columns.stream().filter(PlainColumn::key).toList();
    }

    /** Whether a unique constraint or index covers exactly this column. */
    public boolean isUnique(String column) {
        return uniques.contains(List.of(column));
    }

    /** Whether an index that is not unique covers exactly this column. */
    public boolean isIndexed(String column) {
        return indexes.contains(List.of(column));
    }

    /** The foreign keys on a column. */
    public List<PlainForeignKey> foreignKeys(String column) {
        return foreignKeys.stream().filter(key -> key.column().equals(column)).toList();
    }
}
