package dev.lockstep.testkit.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Every table as the server itself declares it, but for the next number of its counter, with all its rows; and every trigger
 * and view. Of the journal of changes only whether anything is left in it.
 */
record MariaDbState(TreeMap<String, String> parts) {

    static MariaDbState of(Connection connection) throws SQLException {
        var parts = new TreeMap<String, String>();
        for (var table : texts(
                connection,
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA ="
                        + " DATABASE() AND TABLE_TYPE = 'BASE TABLE'")) {
            if (table.equals("lockstep_change")) {
                parts.put(
                        table,
                        rows(connection, "SELECT progress FROM lockstep_change").toString());
                continue;
            }
            parts.put(
                    "table " + table,
                    rows(connection, "SHOW CREATE TABLE `" + table + "`")
                            .getFirst()
                            .replaceFirst(" AUTO_INCREMENT=\\d+", ""));
            var rows = rows(connection, "SELECT * FROM `" + table + "`");
            rows.sort(null);
            parts.put("rows of " + table, String.join("\n", rows));
        }
        for (var trigger : rows(
                connection,
                "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING,"
                        + " EVENT_MANIPULATION, ACTION_STATEMENT, SQL_MODE, DEFINER FROM information_schema.TRIGGERS WHERE"
                        + " TRIGGER_SCHEMA = DATABASE()")) {
            parts.put("trigger " + trigger, "");
        }
        for (var view : rows(
                connection,
                "SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE"
                        + " TABLE_SCHEMA = DATABASE()")) {
            parts.put("view " + view, "");
        }
        return new MariaDbState(parts);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var bytes = rows.getBytes(i);
                    var text = bytes == null ? "NULL" : "'" + rows.getString(i) + "'";
                    boolean blob = rows.getMetaData().getColumnTypeName(i).contains("BLOB");
                    row.append(blob && bytes != null ? HexFormat.of().formatHex(bytes) : text)
                            .append(' ');
                }
                texts.add(row.toString());
            }
            return texts;
        }
    }
}
