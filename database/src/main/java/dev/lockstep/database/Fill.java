package dev.lockstep.database;

/** What a new column gets in the rows that are there. */
public sealed interface Fill {

    /** The same value in every row, as a text; the column has no default. */
    record Constant(String text) implements Fill {}

    /**
     * What {@link SchemaStatements#copyColumn} has copied: a row whose key is in the copy gets the value that stands there,
     * exactly as it was, null included; every other row gets the default of the column, or null if it has none. A generated
     * column is not filled.
     *
     * <p>A row is found again by its primary key, so the key must be made of the same columns as when the values were copied, and
     * a row whose key was changed since is another row. Where a table has no primary key, rows are found by what the product
     * itself tells them apart by: on SQLite the row id, which {@code VACUUM} may change; on PostgreSQL the place and the version of
     * the row, which every write to the row changes, and every statement that writes the table anew. There a row that cannot be
     * found gets the default or null. Columns of such a table that come back must come back with one change: the first one to be
     * filled makes all its rows new versions. On MySQL and MariaDB {@code copyColumn} refuses such tables.
     *
     * @param table the name of the copy
     */
    record Copied(String table) implements Fill {}
}
