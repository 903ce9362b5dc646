package dev.lockstep.database.postgres;

import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.sql.RoundTrip;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Writes values that were copied back into rows, without any trigger of the table answering. */
final class CopiedValues {

    private CopiedValues() {}

    /** Fills columns that are new; all of them at once, since a row without a key cannot be found again once it is written. */
    static Sql fill(Table table, List<CopiedColumn> copies) {
        boolean defaults = copies.stream().anyMatch(copy -> copy.column().defaultSql() != null);
        String name = PostgresNames.quote(table.name());
        String sets = copies.stream()
                .map(copy -> PostgresNames.quote(copy.column().name()) + " = v." + copy.alias())
                .collect(Collectors.joining(", "));
        String values = copies.stream()
                .map(copy -> ", " + copy.value() + " AS " + copy.alias())
                .collect(Collectors.joining());
        String found = copies.stream().map(CopiedColumn::isThere).collect(Collectors.joining(" OR "));
        return silent(
                table,
                "UPDATE " + name + " AS r SET " + sets + " FROM (SELECT r.tableoid AS part, r.ctid AS place" + values
                        + " FROM " + name + " AS r" + CopiedColumn.joins(copies)
                        + (defaults ? "" : " WHERE " + found)
                        + ") AS v WHERE r.tableoid = v.part AND r.ctid = v.place");
    }

    /** Compared as texts: not every type can be compared otherwise, and those that can call some values equal that are not the same. */
    static Sql restore(Table table, String column, Conversion conversion, String copyName, boolean checksInput) {
        if (table.primaryKey().isEmpty()) {
            throw new UnsupportedSchemaException("The table " + table.name()
                    + " has no primary key, so its rows cannot be told apart any more after a column was converted.");
        }
        var trip = trip(conversion, table.column(column).orElseThrow().type(), checksInput);
        return restore(table, column, trip, copyName, "=", "<>");
    }

    /** The same of a copy that says what the values became, which may be null. */
    static Sql restoreMended(Table table, String column, Conversion conversion, String copyName, boolean checksInput) {
        String back = conversion.from().equals(conversion.to())
                ? "@"
                : ValueConversion.of(conversion.to(), conversion.from())
                        .orNull(table.column(column).orElseThrow().type(), checksInput);
        var trip = RoundTrip.ofMended(PostgresNames::quote, back);
        return restore(table, column, trip, copyName, "IS NOT DISTINCT FROM", "IS DISTINCT FROM");
    }

    private static Sql restore(Table table, String column, RoundTrip trip, String copyName, String same, String other) {
        String name = PostgresNames.quote(column);
        String result = "CAST(a." + RoundTrip.RESULT + " AS text)";
        return silent(
                table,
                "UPDATE " + PostgresNames.quote(table.name()) + " AS r SET " + name + " = a.\"value\" FROM "
                        + trip.rowsOfCopy(PostgresNames.quote(copyName), PostgresNames::quote, "a")
                        + " WHERE a.\"key\" = " + RowKey.of(table, "r") + " AND CAST(r." + name + " AS text) " + same
                        + " " + result + " AND CAST(a.\"value\" AS text) " + other + " " + result);
    }

    /** Whether a row {@code r} still has what the copy says its value became. */
    static String isStill(Table table, String column, String copy) {
        return copy + ".\"key\" = " + RowKey.of(table, "r") + " AND CAST(r." + PostgresNames.quote(column)
                + " AS text) IS NOT DISTINCT FROM CAST(" + copy + ".\"made\" AS text)";
    }

    /** @param declared the type of the column that the values are from */
    static RoundTrip trip(Conversion conversion, String declared, boolean checksInput) {
        return new RoundTrip(
                ValueConversion.of(conversion.from(), conversion.to())
                        .orNull(PostgresType.text(conversion.to()), checksInput),
                ValueConversion.of(conversion.to(), conversion.from()).orNull(declared, checksInput));
    }

    /**
     * The statement while the triggers of the table are off; each is on again afterwards as it was: always, on replicas, as
     * usual, or not at all.
     */
    static Sql silent(Table table, String statement) {
        if (table.triggers().isEmpty()) {
            return Sql.of(statement);
        }
        String name = PostgresNames.literal(PostgresNames.quote(table.name()));
        return Sql.of("DO "
                + PostgresNames.literal("DECLARE names name[]; modes \"char\"[]; BEGIN"
                        + " SELECT array_agg(tgname), array_agg(tgenabled) INTO names, modes FROM pg_catalog.pg_trigger"
                        + " WHERE tgrelid = CAST(" + name + " AS regclass) AND NOT tgisinternal;"
                        + " ALTER TABLE " + PostgresNames.quote(table.name()) + " DISABLE TRIGGER USER; " + statement
                        + "; FOR i IN 1 .. array_length(names, 1) LOOP"
                        + " IF modes[i] <> 'D' THEN"
                        + " EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I', CAST(" + name + " AS regclass),"
                        + " CASE modes[i] WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, names[i]);"
                        + " END IF; END LOOP; END"));
    }
}
