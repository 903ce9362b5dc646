package dev.lockstep.testkit.plain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A SQLite file, opened with nothing but JDBC. Not safe for use by several threads. */
public final class PlainDatabase implements AutoCloseable {

    private final Connection connection;

    private PlainDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file; foreign keys are not enforced. */
    public static PlainDatabase open(Path file) throws SQLException {
        return new PlainDatabase(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    /** The rows of a query, each by column label, in order. */
    public List<PlainRow> rows(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var result = statement.executeQuery()) {
            var meta = result.getMetaData();
            var rows = new ArrayList<PlainRow>();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.put(meta.getColumnLabel(i), result.getObject(i));
                }
                rows.add(new PlainRow(row));
            }
            return rows;
        }
    }

    /** Runs a statement. */
    public void run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            statement.execute();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** All tables by name, but for those that SQLite keeps for itself. */
    public Map<String, PlainTable> tables() throws SQLException {
        var tables = new TreeMap<String, PlainTable>();
        for (var row : rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
                + " ESCAPE '\\'")) {
            var name = row.text("name");
            tables.put(name, table(name, row.text("sql")));
        }
        return tables;
    }

    private PlainTable table(String name, String sql) throws SQLException {
        var columns = new ArrayList<PlainColumn>();
        for (var row : rows("SELECT * FROM pragma_table_xinfo(?) ORDER BY cid", name)) {
            columns.add(new PlainColumn(
                    row.text("name"),
                    row.text("type"),
                    row.number("notnull") == 1,
                    row.textOrNull("dflt_value"),
                    row.number("pk") > 0));
        }
        var foreignKeys = new ArrayList<PlainForeignKey>();
        for (var row : rows("SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq", name)) {
            foreignKeys.add(new PlainForeignKey(
                    row.text("from"),
                    row.text("table"),
                    row.textOrNull("to"),
                    row.text("on_update"),
                    row.text("on_delete")));
        }
        var uniques = new ArrayList<List<String>>();
        var indexes = new ArrayList<List<String>>();
        for (var row : rows("SELECT * FROM pragma_index_list(?) WHERE origin <> 'pk' ORDER BY name", name)) {
            var covered = new ArrayList<String>();
            for (var part : rows("SELECT name FROM pragma_index_info(?) ORDER BY seqno", row.text("name"))) {
                covered.add(part.text("name"));
            }
            (row.number("unique") == 1 ? uniques : indexes).add(List.copyOf(covered));
        }
        boolean counts = sql.toUpperCase(java.util.Locale.ROOT).contains(" AUTOINCREMENT");
        return new PlainTable(
                name,
                List.copyOf(columns),
                List.copyOf(foreignKeys),
                List.copyOf(uniques),
                List.copyOf(indexes),
                counts);
    }

    /** A name as SQL writes it. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
