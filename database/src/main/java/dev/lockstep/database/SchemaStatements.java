package dev.lockstep.database;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.Set;

/**
 * Renders statements that change a schema, for a connection of {@link Database#change}. Pure: nothing is run. The same
 * input gives the same statements.
 */
public interface SchemaStatements {

    /**
     * Makes new tables with all their keys, constraints and indexes. Foreign keys may point at each other, at tables
     * that exist, and at themselves, in any order.
     */
    List<Sql> create(List<Table> tables);

    /**
     * Turns a table into another and keeps its rows, its indexes, triggers and the views on it, its counter of generated
     * keys, and everything about it that the change does not name.
     *
     * @throws UnsupportedSchemaException if something about the table could be lost; before any statement
     */
    List<Sql> alter(TableChange change);

    /**
     * Makes sure that nothing else in the database depends on what the change takes away from the table, such as a view
     * on a column that it drops. To be asked before the first statement of a plan.
     *
     * @throws UnsupportedSchemaException if something does
     */
    void requireFree(TableChange change, DatabaseSchema schema);

    /**
     * Makes sure that no view and no trigger of another table depends on a table that goes. To be asked before the first
     * statement of a plan.
     *
     * @throws UnsupportedSchemaException if something does
     */
    void requireFree(Table table, DatabaseSchema schema);

    /**
     * Cuts the work of a plan into an order in which each statement finds what it needs, where the tables depend on each
     * other: by foreign keys, which some products look at with every statement.
     *
     * @param created new tables
     * @param changes to tables that exist
     * @param dropped tables that go
     */
    default Arrangement arrange(
            List<Table> created, List<TableChange> changes, List<Table> dropped, DatabaseSchema schema) {
        return new Arrangement(List.of(), List.of(), created, changes, List.of(), Set.of());
    }

    /**
     * The answer of {@link #arrange}.
     *
     * @param locks run before anything is asked of the rows
     * @param first run before any table is made or altered
     * @param created what is left to {@link #create}
     * @param changes what is left to {@link #alter}
     * @param last run when all tables are made and altered
     * @param others tables besides those of the plan that its statements alter, and leave as they were
     */
    record Arrangement(
            List<Sql> locks,
            List<Sql> first,
            List<Table> created,
            List<TableChange> changes,
            List<Sql> last,
            Set<String> others) {
        public Arrangement {
            locks = List.copyOf(locks);
            first = List.copyOf(first);
            created = List.copyOf(created);
            changes = List.copyOf(changes);
            last = List.copyOf(last);
            others = Set.copyOf(others);
        }
    }

    /** Whether {@link #alter} copies all rows of the table for this change. */
    boolean rewrites(TableChange change);

    /**
     * Drops an empty table with its indexes and triggers. Rows of other tables stay as they are.
     *
     * @param freeName a name that no table has, for a product that moves the table away until all else is done
     */
    List<Sql> drop(Table table, String freeName);

    /**
     * Keeps a table under another name, with its rows and columns but without its foreign keys, triggers and the names
     * of its indexes and constraints, so that all of them are free to be used again.
     */
    List<Sql> setAside(Table table, String newName);

    /**
     * Makes of a table that {@link #setAside} has put away what it was: with its name, its rows, columns that nobody
     * manages, the names of its constraints and of sequences that are its own, its indexes, checks, triggers and its counter of
     * generated keys; but without its foreign keys, which need other tables to be what they were as well. All of its names must
     * be free.
     *
     * @param was the table as it was before it was set aside
     */
    List<Sql> bringBack(Table was, String keptName);

    /**
     * Whether {@link #copyColumn} is to be run after {@link #alter} and not before: because the values are still there,
     * and nobody writes to them any more.
     */
    default boolean copiesAfterAltering() {
        return false;
    }

    /**
     * Copies the values of a column that are not null, with the key of their row, into a new table of two columns,
     * {@code key} and {@code value}. Of a column that has a default and may be null, the nulls are copied as well: a row that is
     * not in the copy gets the default when the column comes back ({@link Fill.Copied}).
     *
     * <p>The key of a row is its primary key; the JSON array of its parts where the key has several columns, and what
     * the product itself tells rows apart by where there is no key.
     *
     * @param table as it was before the column went
     * @param newName a table that does not exist
     */
    List<Sql> copyColumn(Table table, String column, String newName);

    /**
     * Puts copied values back into a column that was converted and is now converted back, where that did not make of them
     * what they were: a row whose value is still what the way there and back makes of the copied one gets the copied one
     * again. A row that was written since keeps what was written; so does one whose key was changed, or came since.
     * Nothing else in a row changes, and no trigger answers.
     *
     * <p>Where the product refuses every value on the way back, there is nothing to compare and nothing is changed; such a
     * column cannot be converted back while it has values, as {@link Probes#unconvertible} says, but for those of a copy that
     * {@link #copyMended} has made ({@link TableChange#returned}). It can be made anew, filled from the copy
     * ({@link Fill.Copied}), after what it holds now was set aside.
     *
     * @param table as it is after the column was converted back
     * @param conversion the one that is undone
     * @param copyName made by {@link #copyColumn} before that conversion
     * @throws UnsupportedSchemaException if nothing tells the rows of the table apart any more after it was converted
     */
    List<Sql> restoreConverted(Table table, String column, TableChange.Conversion conversion, String copyName);

    /**
     * Takes values that point at nothing out of the rows, for {@link Mending#ORPHANS_TO_NULL}; to be run when all tables of the
     * plan are altered and before the foreign key is looked at. Nothing else in a row changes, and no trigger answers.
     *
     * @param change of the table that points
     * @param key of one column, which may be null
     */
    List<Sql> emptyOrphans(TableChange change, ForeignKey key);

    /**
     * Copies the values of a column that is mended or converted into a new table, as {@link #copyColumn} does and at the same
     * moment, with one column more, {@code made}: what became of the value, so that it can be told later whether somebody wrote to
     * the row.
     * Of a column whose nulls become the default, they are copied as well. Where nothing can be said of what becomes of the
     * values yet, {@link #noteMended} does.
     *
     * @param change of the table
     * @param newName a table that does not exist
     */
    List<Sql> copyMended(TableChange change, String column, String newName);

    /**
     * Writes into a copy what became of the values; to be run when all that is done to them is done. Changes rows only.
     *
     * @param table as it is then
     */
    List<Sql> noteMended(Table table, String column, String copyName);

    /**
     * Puts copied values back into a column that was mended, where the row still has what became of them, converted back if the
     * column was converted: like {@link #restoreConverted}, but for a copy that {@link #copyMended} has made, and for nulls as
     * well.
     *
     * @param table as it is after the column was converted back
     * @param conversion the one that is undone; from a type to itself if there was none
     */
    List<Sql> restoreMended(Table table, String column, TableChange.Conversion conversion, String copyName);
}
