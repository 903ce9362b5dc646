package dev.lockstep.cli.demo;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.document.json.JsonReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares two databases without a word of what moved the model: with plain SQL on the catalogs of both files. Lists are
 * compared, not only their lengths.
 */
final class Proof {

    /** The tables of the project's own collections. */
    private static final String OWN =
            "t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and t.name not like 'lockstep\\_%' escape '\\'"
                    + " and t.name not like 'directus\\_%' escape '\\'";

    private static final List<Question> QUESTIONS = List.of(
            new Question("tables", "select t.name from sqlite_schema t where " + OWN),
            new Question(
                    "columns, with type, default and null",
                    "select t.name, c.name, c.type, c.dflt_value, c.\"notnull\""
                            + " from sqlite_schema t, pragma_table_xinfo(t.name) c where " + OWN),
            new Question(
                    "primary key columns",
                    "select t.name, c.name, c.pk from sqlite_schema t, pragma_table_xinfo(t.name) c where c.pk > 0 and "
                            + OWN),
            new Question(
                    "unique columns",
                    "select t.name, c.seqno, c.name from sqlite_schema t, pragma_index_list(t.name) i,"
                            + " pragma_index_info(i.name) c where i.\"unique\" = 1 and i.origin <> 'pk' and " + OWN),
            new Question(
                    "indexed columns",
                    "select t.name, c.seqno, c.name from sqlite_schema t, pragma_index_list(t.name) i,"
                            + " pragma_index_info(i.name) c where i.\"unique\" = 0 and " + OWN),
            new Question(
                    "foreign keys, with their actions",
                    "select t.name, f.\"from\", f.\"table\", f.\"to\", f.on_update, f.on_delete"
                            + " from sqlite_schema t, pragma_foreign_key_list(t.name) f where " + OWN),
            new Question(
                    "columns of the system's tables",
                    "select t.name, c.name, c.type from sqlite_schema t, pragma_table_xinfo(t.name) c"
                            + " where t.type = 'table' and t.name like 'directus\\_%' escape '\\'"),
            new Question("rows that describe collections", "select * from directus_collections"),
            new Question(
                    "rows that describe fields",
                    "select collection, field, special, interface, options, display, display_options, readonly, hidden,"
                            + " sort, width, translations, note, conditions, required, \"group\", validation,"
                            + " validation_message from directus_fields"),
            new Question(
                    "rows that describe relations",
                    "select many_collection, many_field, one_collection, one_field, one_collection_field,"
                            + " one_allowed_collections, junction_field, sort_field, one_deselect_action"
                            + " from directus_relations"));

    private Proof() {}

    private record Question(String what, String sql) {}

    /** Asks both files and shows the answers; whether they are the same. */
    static boolean show(Page page, Path source, Path target, long rowsBefore) {
        try (var first = open(source);
                var second = open(target)) {
            page.tableHead();
            boolean holds = true;
            for (var question : QUESTIONS) {
                var wanted = ask(first, question.sql());
                var actual = ask(second, question.sql());
                boolean same = wanted.equals(actual) && !wanted.isEmpty();
                page.tableRow(question.what(), wanted.size(), actual.size(), same, same ? "same" : "differ");
                holds &= same;
            }
            long rows = rows(first);
            long others = rows(second);
            boolean untouched = rows == rowsBefore && others == 0;
            page.tableRow("rows", rows, others, untouched, untouched ? "stayed" : "changed");
            return holds && untouched;
        } catch (SQLException failure) {
            throw new DemoFailedException("The files cannot be compared: " + failure.getMessage());
        }
    }

    /** How many rows the project's own collections hold. */
    static long rows(Path file) {
        try (var connection = open(file)) {
            return rows(connection);
        } catch (SQLException failure) {
            throw new DemoFailedException("The rows cannot be counted: " + failure.getMessage());
        }
    }

    private static long rows(Connection connection) throws SQLException {
        long rows = 0;
        for (var table : ask(connection, QUESTIONS.getFirst().sql())) {
            var name = "\"" + table.replace("\"", "\"\"") + "\"";
            rows += Long.parseLong(
                    ask(connection, "select count(*) from " + name).getFirst());
        }
        return rows;
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** The order of the keys in a JSON object means nothing, and snapshots have an order of their own. */
    private static String comparable(@Nullable String value) {
        if (value == null || !(value.startsWith("{") || value.startsWith("["))) {
            return String.valueOf(value);
        }
        try {
            return CanonicalJson.sha1(JsonReader.read(value));
        } catch (DocumentException noJson) {
            return value; // a template such as {{title}}
        }
    }

    /** The rows of the answer, each as one text, sorted, since catalogs have orders of their own. */
    private static List<String> ask(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var values = new ArrayList<String>(columns);
                for (int i = 1; i <= columns; i++) {
                    values.add(comparable(rows.getString(i)));
                }
                lines.add(String.join(" | ", values));
            }
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }
}
