package dev.lockstep.testkit.undo;

import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainTable;
import dev.lockstep.testkit.series.Kind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows by chance into whatever tables a project has, with a value or none in each column. Pointers point at rows that
 * are there. A row that its table does not take is left out. Not safe for use by several threads.
 */
final class RowWriter {

    private static final Set<String> EXTENDED = Set.of("directus_users", "directus_files");

    private final TestVendor vendor;
    private final PlainDatabase database;
    private final Random random;
    private final Values values;

    RowWriter(TestVendor vendor, PlainDatabase database, Random random) throws SQLException {
        this.vendor = vendor;
        this.database = database;
        this.random = random;
        this.values = new Values(random);
        if (vendor == TestVendor.SQLITE) {
            database.run("PRAGMA foreign_keys = ON");
        }
    }

    static boolean isOfServer(String table) {
        return table.startsWith("directus_") || table.startsWith("lockstep_");
    }

    /**
     * Writes up to so many rows into each table.
     *
     * @return how many were taken
     */
    int write(int rounds) throws SQLException {
        var tables = database.tables();
        int taken = 0;
        for (int round = 0; round < rounds; round++) {
            for (var table : tables.values()) {
                if (EXTENDED.contains(table.name()) || !isOfServer(table.name())) {
                    taken += insert(table);
                }
            }
        }
        return taken;
    }

    /** Writes rows that belong to some collections into a table of the server. */
    void writePresets() throws SQLException {
        for (var name : database.tables().keySet()) {
            if (!isOfServer(name) && random.nextBoolean()) {
                database.run("INSERT INTO directus_presets (collection, bookmark) VALUES (?, ?)", name, "größe");
            }
        }
    }

    private int insert(PlainTable table) throws SQLException {
        boolean plain = random.nextBoolean();
        var row = new LinkedHashMap<PlainColumn, @Nullable Object>();
        for (var column : table.columns()) {
            if (!isLeftOut(table, column)) {
                row.put(column, value(table, column, plain));
            }
        }
        if (row.isEmpty()) {
            return 0;
        }
        var names = row.keySet().stream()
                .map(column -> database.quote(column.name()))
                .toList();
        var marks = row.keySet().stream().map(this::mark).toList();
        try {
            database.run(
                    "INSERT INTO " + database.quote(table.name()) + " (" + String.join(", ", names) + ") VALUES ("
                            + String.join(", ", marks) + ")",
                    row.values().toArray());
            return 1;
        } catch (SQLException notTaken) {
            if (isAboutValues(notTaken)) {
                return 0;
            }
            throw notTaken;
        }
    }

    /** Whether the row broke a constraint; a value of a wrong form would be a mistake of this class. */
    private boolean isAboutValues(SQLException notTaken) {
        var state = notTaken.getSQLState() == null ? "" : notTaken.getSQLState();
        return vendor == TestVendor.SQLITE
                ? String.valueOf(notTaken.getMessage()).contains("SQLITE_CONSTRAINT")
                : state.startsWith("23");
    }

    private boolean isLeftOut(PlainTable table, PlainColumn column) {
        if (table.counts() && column.key()) {
            return true;
        }
        if (EXTENDED.contains(table.name())) {
            boolean asked = column.notNull() && column.defaultSql() == null;
            return !column.key() && !column.name().startsWith("custom_") && !asked;
        }
        return false;
    }

    private @Nullable Object value(PlainTable table, PlainColumn column, boolean plain) throws SQLException {
        if (!column.notNull() && random.nextInt(4) == 0) {
            return null;
        }
        var pointers = table.foreignKeys(column.name());
        if (!pointers.isEmpty()) {
            return key(pointers.getFirst().table(), pointers.getFirst().target());
        }
        return values.of(column.declared(), column.key() || table.isUnique(column.name()), plain);
    }

    private @Nullable Object key(String table, String column) throws SQLException {
        var rows = database.rows("SELECT " + database.quote(column) + " FROM " + database.quote(table) + " ORDER BY 1");
        return rows.isEmpty() ? null : rows.get(random.nextInt(rows.size())).get(column);
    }

    private String mark(PlainColumn column) {
        boolean shape = Kind.of(column.declared()) == Kind.SHAPE;
        return shape && vendor.product().equals("mysql") ? "ST_GeomFromText(?)" : "?";
    }
}
