package dev.lockstep.testkit.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** Without the numbers of meta rows: a counter counts on when what counted it is taken back. */
    MariaDbState withoutNumbers() {
        var others = new TreeMap<>(parts);
        for (var table : List.of("directus_fields", "directus_relations")) {
            others.computeIfPresent(
                    "rows of " + table,
                    (_, rows) -> Pattern.compile("^'\\d+' ", Pattern.MULTILINE)
                            .matcher(rows)
                            .replaceAll("")
                            .lines()
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
        return new MariaDbState(others);
    }

    /** Where the other differs, a line each: a whole table's rows would hide it. */
    List<String> differences(MariaDbState other) {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        var lines = new ArrayList<String>();
        for (var name : names) {
            var mine = Arrays.asList(parts.getOrDefault(name, "(none)").split("\n"));
            var others = Arrays.asList(other.parts.getOrDefault(name, "(none)").split("\n"));
            mine.stream()
                    .filter(line -> !others.contains(line))
                    .limit(4)
                    .forEach(line -> lines.add(name + " has " + line));
            others.stream()
                    .filter(line -> !mine.contains(line))
                    .limit(4)
                    .forEach(line -> lines.add(name + " has not " + line));
            if (mine.size() == others.size()
                    && new HashSet<>(mine).equals(new HashSet<>(others))
                    && !mine.equals(others)) {
                lines.add(name + " has another order: " + mine);
            }
        }
        return lines;
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

    private static String value(ResultSet row, int column) throws SQLException {
        return switch (row.getObject(column)) {
            case null -> "NULL";
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            default -> "'" + row.getString(column) + "'";
        };
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(value(rows, i)).append(' ');
                }
                texts.add(row.toString());
            }
            return texts;
        }
    }
}
