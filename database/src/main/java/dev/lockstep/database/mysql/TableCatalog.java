package dev.lockstep.database.mysql;

import dev.lockstep.database.mysql.JournalEntry.TriggerText;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for single tables, in the server's own words. */
final class TableCatalog {

    private TableCatalog() {}

    /** The statement that makes the table, but for the next number of its counter. */
    static String statement(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW CREATE TABLE " + MysqlNames.quote(table))) {
            rows.next();
            return TableText.withoutCounter(rows.getString(2));
        }
    }

    /** The names of all tables. */
    static Set<String> names(Connection connection) throws SQLException {
        return new LinkedHashSet<>(Statements.queryTexts(
                connection,
                Sql.of("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")));
    }

    /** The triggers of each table that has some. */
    static Map<String, List<TriggerText>> triggers(Connection connection) throws SQLException {
        var triggers = new HashMap<String, List<TriggerText>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogQueries.TRIGGERS)) {
            while (rows.next()) {
                triggers.computeIfAbsent(rows.getString("owner"), table -> new ArrayList<>())
                        .add(new TriggerText(rows.getString("name"), rows.getString("mode"), createTrigger(rows)));
            }
        }
        return triggers;
    }

    /** Keeps a table as it is until the transaction ends. */
    static void hold(Connection connection, String table) throws SQLException {
        Statements.queryTexts(connection, Sql.of("SELECT 1 FROM " + MysqlNames.quote(table) + " LIMIT 0"));
    }

    static boolean hasRows(Connection connection, String table) throws SQLException {
        List<String> rows =
                Statements.queryTexts(connection, Sql.of("SELECT 1 FROM " + MysqlNames.quote(table) + " LIMIT 1"));
        return !rows.isEmpty();
    }

    /** A server that knows no users names none, and takes no empty name. */
    private static String definer(String definer) {
        int at = definer.lastIndexOf('@');
        return at <= 0
                ? ""
                : "DEFINER=" + MysqlNames.quote(definer.substring(0, at)) + "@"
                        + MysqlNames.quote(definer.substring(at + 1)) + " ";
    }

    /** The statement that makes a trigger, from a row of {@link CatalogQueries#TRIGGERS}. */
    static String createTrigger(ResultSet row) throws SQLException {
        return "CREATE " + definer(row.getString("definer")) + "TRIGGER "
                + MysqlNames.quote(row.getString("name")) + " " + row.getString("timing") + " "
                + row.getString("event") + " ON " + MysqlNames.quote(row.getString("owner")) + " FOR EACH ROW "
                + row.getString("body");
    }
}
