package dev.lockstep.database.postgres;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names that a table which is set aside leaves free: each part that had one is called by the table's new name and a number. */
sealed interface KeptNames {

    /** Run while the table has its old name and the part as well. */
    Sql setAside(Table table);

    /** Run when the table has its old name again. */
    Sql bringBack(Table table);

    /** A constraint, with the index that may be behind it. */
    record Constraint(String name, String kept) implements KeptNames {
        @Override
        public Sql setAside(Table table) {
            return rename(table, name, kept);
        }

        @Override
        public Sql bringBack(Table table) {
            return rename(table, kept, name);
        }

        private static Sql rename(Table table, String from, String to) {
            return Sql.of("ALTER TABLE " + PostgresNames.quote(table.name()) + " RENAME CONSTRAINT "
                    + PostgresNames.quote(from) + " TO " + PostgresNames.quote(to));
        }
    }

    /**
     * A sequence whose name is the one that the server gives.
     *
     * @param told how the default of the column names it
     */
    record Sequence(String name, String told, String kept) implements KeptNames {
        @Override
        public Sql setAside(Table table) {
            return Sql.of("ALTER SEQUENCE " + told + " RENAME TO " + PostgresNames.quote(kept));
        }

        @Override
        public Sql bringBack(Table table) {
            return Sql.of("ALTER SEQUENCE " + PostgresNames.quote(kept) + " RENAME TO " + PostgresNames.quote(name));
        }
    }

    /** The sequence of an identity: only the server knows what it is called. One of another name is in nobody's way. */
    record Identity(String column, String name, String kept) implements KeptNames {
        @Override
        public Sql setAside(Table table) {
            return rename(table, name, kept);
        }

        @Override
        public Sql bringBack(Table table) {
            return rename(table, kept, name);
        }

        private Sql rename(Table table, String from, String to) {
            String sequence = "CAST(pg_get_serial_sequence("
                    + PostgresNames.literal(PostgresNames.quote(table.name())) + ", " + PostgresNames.literal(column)
                    + ") AS regclass)";
            return Sql.of("DO "
                    + PostgresNames.literal("BEGIN IF (SELECT relname FROM pg_catalog.pg_class WHERE oid = " + sequence
                            + ") = " + PostgresNames.literal(from)
                            + " THEN EXECUTE format('ALTER SEQUENCE %s RENAME TO %I', "
                            + sequence + ", " + PostgresNames.literal(to) + "); END IF; END"));
        }
    }

    /** All of a table, in an order that depends on nothing but the table. */
    static List<KeptNames> of(Table table, String newName) {
        var names = new ArrayList<KeptNames>();
        table.primaryKey().ifPresent(key -> add(names, key.name(), newName));
        table.uniques().forEach(unique -> add(names, unique.name(), newName));
        // an exclusion has an index of its name as well
        table.checks().forEach(check -> add(names, check.name(), newName));
        for (var column : table.columns()) {
            var sequence = PostgresDefaults.sequence(column.defaultSql());
            String own = PostgresNames.cut(table.name() + "_" + column.name(), "_seq");
            String kept = newName + "_" + (names.size() + 1);
            if (sequence.isPresent()
                    && (sequence.get().equals(own) || sequence.get().equals(PostgresNames.quote(own)))) {
                names.add(new Sequence(own, sequence.get(), kept));
            } else if (!column.options().isEmpty()) {
                names.add(new Identity(column.name(), own, kept));
            }
        }
        return names;
    }

    private static void add(List<KeptNames> names, @Nullable String name, String newName) {
        names.add(new Constraint(Objects.requireNonNull(name), newName + "_" + (names.size() + 1)));
    }
}
