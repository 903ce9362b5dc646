package dev.lockstep.database.postgres;

import dev.lockstep.database.Footprint;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.TableChange;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The server's lock table, which all sessions share and which has room for {@code max_locks_per_transaction} times
 * {@code max_connections + max_prepared_transactions} locks
 * (https://www.postgresql.org/docs/current/runtime-config-locks.html). A change holds a lock for everything that it makes,
 * alters or drops until it ends, and one that finds no room fails in the middle with an error that names no place.
 *
 * <p>What each kind of thing takes was counted in {@code pg_locks}; the estimate is never below that.
 */
final class LockTable {

    private static final String SETTING = "max_locks_per_transaction";
    /** Catalogs, meta tables and their indexes, which every change reads or writes. */
    private static final int ALWAYS = 80;
    /** A table that a new foreign key points at, with its indexes. */
    private static final int REFERENCED = 8;
    /** A foreign key that goes: itself and the four triggers that uphold it. */
    private static final int FOREIGN_KEY = 5;
    /** An index, and the constraint that it upholds. */
    private static final int INDEX_THAT_GOES = 2;
    /** The copy that a table is written to anew, with what goes with it. */
    private static final int REWRITTEN = 8;
    /** The types of a table's row and of a list of them. */
    private static final int ROW_TYPES = 2;
    /** A table for long values, and its index. */
    private static final int LONG_VALUES = 2;
    /** Rows that may be longer have their long values elsewhere (TOAST_TUPLE_THRESHOLD). */
    private static final long LONG_ROW = 2032;

    private static final long ROW_HEADER = 32;
    private static final long FIXED_VALUE = 32;
    private static final long BYTES_IN_CHARACTER = 4;

    private static final String ROOM = """
            SELECT current_setting('max_locks_per_transaction')::int8,
                current_setting('max_connections')::int8 + current_setting('max_prepared_transactions')::int8
            """;

    private LockTable() {}

    /**
     * Makes sure that there is room for a change.
     *
     * @throws ServerLimitException if there is not
     */
    static void require(Connection connection, Footprint footprint) throws SQLException {
        long needed = locks(footprint);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ROOM)) {
            row.next();
            long present = row.getLong(1);
            long sessions = row.getLong(2);
            if (needed > present * sessions) {
                throw new ServerLimitException(
                        "The change takes up to " + needed + " locks at once, and the server has room for "
                                + present * sessions + ".",
                        SETTING,
                        present,
                        (needed + sessions - 1) / sessions);
            }
        }
    }

    /** No fewer than the change takes. */
    static long locks(Footprint footprint) {
        long locks = ALWAYS;
        var made = new HashSet<String>();
        var touched = new HashSet<String>();
        var referenced = new TreeSet<String>();
        for (var table : footprint.made()) {
            locks += ofMade(table);
            made.add(table.name());
            table.foreignKeys().forEach(key -> referenced.add(key.referencedTable()));
        }
        for (var change : footprint.altered()) {
            locks += ofAltered(change);
            touched.add(change.before().name());
            changedKeys(change).forEach(key -> referenced.add(key.referencedTable()));
        }
        for (var table : footprint.gone()) {
            locks += ofGone(table);
            touched.add(table.name());
            table.foreignKeys().forEach(key -> referenced.add(key.referencedTable()));
        }
        referenced.removeAll(made);
        referenced.removeAll(touched);
        return locks + (long) REFERENCED * referenced.size();
    }

    /** A new table, its indexes and sequences. */
    private static long ofMade(Table table) {
        return relations(table, indexes(table));
    }

    private static long relations(Table table, Set<String> indexes) {
        long sequences =
                table.columns().stream().mapToLong(LockTable::sequences).sum();
        return 1 + indexes.size() + sequences + (hasLongValues(table) ? LONG_VALUES : 0);
    }

    private static long sequences(Column column) {
        return column.autoIncrement() || !column.options().isEmpty() ? 1 : 0;
    }

    /** Each under some name of its own: what a table is yet to get may have none. */
    private static Set<String> indexes(Table table) {
        var indexes = new HashSet<String>();
        table.primaryKey().ifPresent(key -> indexes.add("key " + key.columns()));
        table.uniques().forEach(unique -> indexes.add("unique " + unique.columns() + unique.name()));
        table.indexes().forEach(index -> indexes.add("index " + index.name()));
        table.checks().stream()
                .filter(check -> check.condition().startsWith("EXCLUDE"))
                .forEach(check -> indexes.add("exclusion " + check.name()));
        return indexes;
    }

    private static long ofAltered(TableChange change) {
        var before = change.before();
        var after = change.after();
        var was = indexes(before);
        var is = indexes(after);
        long locks = 1 + (long) FOREIGN_KEY * changedKeys(change).size();
        if (isRewritten(change)) {
            is.addAll(was);
            locks += relations(after, is) + REWRITTEN;
        } else if (hasLongValues(after) && !hasLongValues(before)) {
            locks += LONG_VALUES;
        }
        for (var name : is) {
            locks += was.contains(name) ? 0 : 1;
        }
        for (var name : was) {
            locks += is.contains(name) ? 0 : INDEX_THAT_GOES;
        }
        for (var column : before.columns()) {
            var kept = source(after, column, change);
            locks += kept == null ? parts(column) + sequences(column) : Math.abs(sequences(kept) - sequences(column));
        }
        return locks;
    }

    private static boolean isRewritten(TableChange change) {
        return change.before().columns().stream().anyMatch(column -> {
            var kept = source(change.after(), column, change);
            return kept != null && !kept.type().equals(column.type());
        });
    }

    /** What becomes of a column; null if it goes. */
    private static @Nullable Column source(Table after, Column before, TableChange change) {
        for (var column : after.columns()) {
            if (change.renamed().getOrDefault(column.name(), column.name()).equals(before.name())) {
                return column;
            }
        }
        return null;
    }

    /** Foreign keys that come or go; all where the table is written anew, since they go meanwhile. */
    private static List<ForeignKey> changedKeys(TableChange change) {
        boolean all = isRewritten(change);
        var changed = new ArrayList<ForeignKey>();
        for (var key : change.before().foreignKeys()) {
            if (all || !change.after().foreignKeys().contains(key)) {
                changed.add(key);
            }
        }
        for (var key : change.after().foreignKeys()) {
            if (all || !change.before().foreignKeys().contains(key)) {
                changed.add(key);
            }
        }
        return changed;
    }

    private static long ofGone(Table table) {
        return relations(table, indexes(table)) + ROW_TYPES + parts(table);
    }

    /** What hangs on a table without being a relation itself: locked one by one where it goes. */
    private static long parts(Table table) {
        long ofColumns = table.columns().stream().mapToLong(LockTable::parts).sum();
        return ofColumns
                + table.primaryKey().stream().count()
                + table.uniques().size()
                + table.checks().size()
                + table.triggers().size()
                + (long) FOREIGN_KEY * table.foreignKeys().size();
    }

    /** The default, and that a value is required. */
    private static long parts(Column column) {
        boolean computed = column.defaultSql() != null || column.autoIncrement() || column.generated() != null;
        return (computed ? 1L : 0) + (column.nullable() ? 0 : 1);
    }

    private static boolean hasLongValues(Table table) {
        long longest = ROW_HEADER;
        for (var column : table.columns()) {
            var type = PostgresType.read(column.type());
            longest += switch (type) {
                case ColumnType.Varchar(var length) -> length(length);
                case ColumnType.Char(var length) -> length(length);
                case ColumnType.Decimal _,
                        ColumnType.Text _,
                        ColumnType.Json _,
                        ColumnType.Binary _,
                        ColumnType.Geometry _,
                        ColumnType.Other _ -> LONG_ROW;
                default -> FIXED_VALUE;
            };
        }
        return longest > LONG_ROW;
    }

    private static long length(@Nullable Integer characters) {
        return characters == null ? LONG_ROW : BYTES_IN_CHARACTER * characters + BYTES_IN_CHARACTER;
    }
}
