package dev.lockstep.testkit.plain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A MariaDB or MySQL database, by {@code information_schema}. */
final class PlainMysql extends PlainDatabase {

    /** MariaDB's {@code json} is a text with a check, which the second query finds. */
    private static final String COLUMNS = """
            SELECT c.table_name AS table_name, c.column_name AS column_name, c.column_type AS column_type,
                c.data_type AS data_type, c.column_default AS column_default, c.is_nullable AS is_nullable,
                c.column_key AS column_key, c.extra AS extra
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE'
            ORDER BY c.table_name, c.ordinal_position""";

    private static final String JSON_CHECKS = """
            SELECT table_name AS table_name, check_clause AS check_clause
            FROM information_schema.check_constraints
            WHERE constraint_schema = database() AND check_clause LIKE 'json_valid(%'""";

    private static final String FOREIGN_KEYS = """
            SELECT k.table_name AS table_name, k.column_name AS column_name, k.referenced_table_name AS target_table,
                k.referenced_column_name AS target, r.update_rule AS on_update, r.delete_rule AS on_delete
            FROM information_schema.key_column_usage k
            JOIN information_schema.referential_constraints r
                ON r.constraint_schema = k.constraint_schema AND r.table_name = k.table_name
                AND r.constraint_name = k.constraint_name
            WHERE k.table_schema = database() AND k.referenced_table_name IS NOT NULL
            ORDER BY k.table_name, k.constraint_name, k.ordinal_position""";

    private static final String INDEXES = """
            SELECT table_name AS table_name, index_name AS index_name, non_unique AS non_unique,
                concat(coalesce(column_name, '(expression)'), coalesce(concat('(', sub_part, ')'), '')) AS column_name
            FROM information_schema.statistics
            WHERE table_schema = database() AND index_name <> 'PRIMARY'
            ORDER BY table_name, index_name, seq_in_index""";

    private static final Pattern CHECKED = Pattern.compile("json_valid\\(`((?:[^`]|``)*)`\\)");
    private static final Pattern WIDTH = Pattern.compile("^((?:tiny|small|medium|big)?int)\\(\\d+\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static final Set<String> SHAPES =
            Set.of("geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon");

    private final boolean mariaDb;

    private PlainMysql(Connection connection, boolean mariaDb) {
        super(connection);
        this.mariaDb = mariaDb;
    }

    static PlainMysql connect(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT version()")) {
            boolean mariaDb = result.next() && result.getString(1).contains("MariaDB");
            statement.execute("SET time_zone = '+00:00'");
            return new PlainMysql(connection, mariaDb);
        }
    }

    @Override
    public Map<String, PlainTable> tables() throws SQLException {
        var checked = new ArrayList<String>();
        if (mariaDb) {
            for (var row : rows(JSON_CHECKS)) {
                var found = CHECKED.matcher(row.text("check_clause"));
                if (found.matches()) {
                    checked.add(row.text("table_name") + "." + found.group(1).replace("``", "`"));
                }
            }
        }
        var tables = new PlainTables();
        for (var row : rows(COLUMNS)) {
            var table = row.text("table_name");
            var column = row.text("column_name");
            boolean key = row.text("column_key").equals("PRI");
            tables.column(
                    table,
                    new PlainColumn(
                            column,
                            checked.contains(table + "." + column) ? "json" : declared(row.text("column_type")),
                            row.text("is_nullable").equals("NO"),
                            defaultSql(row),
                            key));
            if (key && row.text("extra").contains("auto_increment")) {
                tables.counts(table);
            }
        }
        for (var row : rows(FOREIGN_KEYS)) {
            tables.foreignKey(
                    row.text("table_name"),
                    new PlainForeignKey(
                            row.text("column_name"),
                            row.text("target_table"),
                            row.text("target"),
                            row.text("on_update"),
                            row.text("on_delete")));
        }
        for (var row : rows(INDEXES)) {
            tables.indexPart(
                    row.text("table_name"),
                    row.text("index_name"),
                    row.number("non_unique") == 0,
                    row.text("column_name"));
        }
        return tables.all();
    }

    /** Without the widths of whole numbers, which say nothing of their values, and which MySQL tells no more. */
    private static String declared(String type) {
        return type.equals("tinyint(1)") ? type : WIDTH.matcher(type).replaceFirst("$1");
    }

    /** As SQL: MariaDB tells it so, MySQL tells the value where it is none that is worked out. */
    private @Nullable String defaultSql(PlainRow column) {
        var told = column.textOrNull("column_default");
        if (told == null || (mariaDb && told.equals("NULL"))) {
            return null;
        }
        if (mariaDb) {
            return told;
        }
        if (column.text("extra").contains("DEFAULT_GENERATED")) {
            return told.replace("\\'", "'");
        }
        return NUMBER.matcher(told).matches() && !column.text("data_type").matches(".*(char|text).*")
                ? told
                : "'" + told.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    List<String> declarations() throws SQLException {
        var declarations = new ArrayList<String>();
        for (var row : rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()"
                + " ORDER BY table_name")) {
            // a view answers to this as well
            rows("SHOW CREATE TABLE " + quote(row.text("name")))
                    .forEach(shown -> declarations.add(shown.values().toString()));
        }
        rows("SELECT * FROM information_schema.triggers WHERE trigger_schema = database() ORDER BY trigger_name")
                .forEach(row -> declarations.add(row.values().toString()));
        return declarations;
    }

    /** Shapes are given as text. */
    @Override
    public String placeholder(PlainColumn column) {
        return SHAPES.contains(column.declared()) ? "ST_GeomFromText(?)" : "?";
    }

    @Override
    public String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public void ignoreForeignKeys() throws SQLException {
        run("SET foreign_key_checks = 0");
    }
}
