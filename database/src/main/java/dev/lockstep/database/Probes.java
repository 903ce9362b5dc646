package dev.lockstep.database;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Renders questions to the rows of a table. Each answer is one row with one number: how many rows, counted no further
 * than {@link #LIMIT} plus one. {@link #examples} turns a question into one for the keys of a few such rows.
 */
public interface Probes {

    /** Counts up to this number are exact. */
    int LIMIT = 10_000;

    /** The rows of the table. */
    Sql rows(Table table);

    /** The rows whose column holds this text. */
    Sql holding(Table table, String column, String text);

    /** The rows where the column is not null. */
    Sql filled(Table table, String column);

    /** The rows where the column is null. */
    Sql nulls(Table table, String column);

    /** The rows whose text is longer than so many characters. */
    Sql longerThan(Table table, String column, int length);

    /**
     * The rows whose value would not survive a change of the column's type unchanged; empty if every value does.
     */
    Optional<Sql> unconvertible(Table table, String column, ColumnType from, ColumnType to);

    /**
     * The rows whose value, converted and converted back, would not be exactly what it was: {@code '007'} is 7 as a number,
     * which is {@code '7'} as a text. A value that is refused on either way counts; where the product knows no way back, that is
     * every value but null. Empty if no value that is not refused could change.
     *
     * @param table as it is before the conversion
     */
    Optional<Sql> irreversible(Table table, String column, ColumnType from, ColumnType to);

    /**
     * The same question without the rows that get their value of a column from a copy ({@link TableChange#returned}).
     *
     * @param question about values of that column, of this object
     * @param column one of {@link TableChange#returned}
     */
    Sql unreturned(Sql question, TableChange change, String column);

    /**
     * The rows that get their value of a column from a copy ({@link TableChange#returned}), and with it one that points at nothing.
     *
     * @param foreignKey of that column alone
     */
    Sql returnedOrphans(TableChange change, ForeignKey foreignKey, Table referenced);

    /** The rows that share their values of these columns with another row; null is never shared. */
    Sql duplicates(Table table, List<String> columns);

    /**
     * The rows that will share their values of these columns with another row once a table is what it is to become: with the
     * values that come of {@link TableChange#conversions}, kept and compared as the columns will. {@code '007'} and {@code '7'}
     * are the same number. Null is never shared, nor is a value that is refused.
     *
     * @param columns each of the table before and after, under the same name
     */
    Sql duplicates(TableChange change, List<String> columns);

    /** The rows whose foreign key would point at nothing. */
    Sql orphans(Table table, ForeignKey foreignKey, Table referenced);

    /**
     * The keys, as text, of the first few rows that a question of this object counts.
     *
     * @param count how many at most
     */
    Sql examples(Table table, Sql question, int count);

    /**
     * Puts a question of this object before its tables are what they will be: while some are still set aside, and values of
     * some columns are still in copies. The columns of the tables are asked as they will be by name; what the copy of a column
     * has no value for has the default of the column, but for the next number of a counter, which is null. Such a question can be
     * given to {@link #examples} like any other, once.
     *
     * @param restored tables of the question that are not yet what they will be, each once
     */
    Sql beforehand(Sql question, List<Beforehand> restored);
}
