package dev.lockstep.database.postgres;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A column that is converted back and of which rows get their values again from a copy ({@link TableChange#returned}). What a type
 * is altered by may look at no other table, so the values come into the rows first, in a column of their own, with another one that
 * says which rows have any: the value may be null.
 *
 * @param column as it will be
 * @param copy the table that has the values
 * @param number of those of a table
 */
record ReturnedColumn(TableChange change, Column column, String copy, int number) {

    static List<ReturnedColumn> of(TableChange change) {
        var all = new ArrayList<ReturnedColumn>();
        change.returned()
                .forEach((name, copy) -> all.add(
                        new ReturnedColumn(change, change.after().column(name).orElseThrow(), copy, all.size() + 1)));
        return all;
    }

    private String value() {
        return PostgresNames.quote("lockstep_value_" + number);
    }

    private String found() {
        return PostgresNames.quote("lockstep_found_" + number);
    }

    /** What is to be run before the type is altered. */
    List<Sql> first() {
        String table = PostgresNames.quote(change.before().name());
        return List.of(
                Sql.of("ALTER TABLE " + table + " ADD COLUMN " + value() + " " + column.type() + ", ADD COLUMN "
                        + found() + " boolean"),
                CopiedValues.silent(
                        change.before(),
                        "UPDATE " + table + " AS r SET " + value() + " = a.\"value\", " + found() + " = true FROM "
                                + PostgresNames.quote(copy) + " AS a WHERE "
                                + CopiedValues.isStill(change.before(), column.name(), "a")));
    }

    /** What the column becomes. As texts where they have a length: a cast to that would cut what does not fit. */
    String orElse(String converted) {
        var type =
                Objects.requireNonNull(change.conversions().get(column.name())).to();
        boolean bounded = type instanceof ColumnType.Varchar || type instanceof ColumnType.Char;
        String common = bounded ? "text" : column.type();
        return "CASE WHEN " + found() + " THEN CAST(" + value() + " AS " + common + ") ELSE CAST(" + converted + " AS "
                + common + ") END";
    }

    /** What is to be run when the type is altered. */
    Sql last() {
        return Sql.of("ALTER TABLE " + PostgresNames.quote(change.before().name()) + " DROP COLUMN " + value()
                + ", DROP COLUMN " + found());
    }
}
