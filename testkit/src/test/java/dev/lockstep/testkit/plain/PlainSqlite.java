package dev.lockstep.testkit.plain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** SQLite, by PRAGMAs. */
final class PlainSqlite extends PlainDatabase {

    PlainSqlite(Connection connection) {
        super(connection);
    }

    @Override
    public Map<String, PlainTable> tables() throws SQLException {
        var tables = new TreeMap<String, PlainTable>();
        for (var row : rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
                + " ESCAPE '\\'")) {
            var name = row.text("name");
            tables.put(name, table(name, row.text("sql")));
        }
        // a declaration may leave it to the key of the other table what is pointed at
        tables.replaceAll((name, table) -> table.withForeignKeys(table.foreignKeys().stream()
                .map(key -> key.target().isEmpty() ? key.withTarget(keyOf(tables, key.table())) : key)
                .toList()));
        return tables;
    }

    private static String keyOf(Map<String, PlainTable> tables, String name) {
        var table = tables.get(name);
        return table == null || table.key().size() != 1
                ? ""
                : table.key().getFirst().name();
    }

    private PlainTable table(String name, String sql) throws SQLException {
        var columns = new ArrayList<PlainColumn>();
        for (var row : rows("SELECT * FROM pragma_table_xinfo(?) ORDER BY cid", name)) {
            columns.add(new PlainColumn(
                    row.text("name"),
                    row.text("type").toLowerCase(Locale.ROOT),
                    row.number("notnull") == 1,
                    row.textOrNull("dflt_value"),
                    row.number("pk") > 0));
        }
        var foreignKeys = new ArrayList<PlainForeignKey>();
        for (var row : rows("SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq", name)) {
            var target = row.textOrNull("to");
            foreignKeys.add(new PlainForeignKey(
                    row.text("from"),
                    row.text("table"),
                    target == null ? "" : target,
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
        boolean counts = sql.toUpperCase(Locale.ROOT).contains(" AUTOINCREMENT");
        return new PlainTable(name, columns, foreignKeys, uniques, indexes, counts);
    }

    @Override
    List<String> declarations() throws SQLException {
        var declarations = new ArrayList<String>();
        for (var row : rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")) {
            declarations.add(row.values().toString());
            if (row.text("name").equals("sqlite_sequence")) {
                rows("SELECT * FROM sqlite_sequence ORDER BY name")
                        .forEach(counter -> declarations.add("counter " + counter.values()));
            }
        }
        return declarations;
    }

    @Override
    public String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void ignoreForeignKeys() throws SQLException {
        run("PRAGMA foreign_keys = OFF");
    }
}
