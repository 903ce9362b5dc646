package dev.lockstep.testkit.plain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The first schema of a PostgreSQL database, by {@code information_schema}; by the catalog where that does not tell:
 * indexes, and which table a foreign key is of, since names of constraints are those of one table only.
 */
final class PlainPostgres extends PlainDatabase {

    private static final String COLUMNS = """
            SELECT c.table_name, c.column_name, c.data_type, c.udt_name, c.character_maximum_length AS length,
                c.numeric_precision AS digits, c.numeric_scale AS scale, c.column_default, c.is_nullable, c.is_identity
            FROM information_schema.columns c
            WHERE c.table_schema = current_schema()
            ORDER BY c.table_name, c.ordinal_position""";

    /** Asked for by itself, since the server joins its views at a snail's pace. */
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'""";

    private static final String KEYS = """
            SELECT k.table_name, k.column_name
            FROM information_schema.table_constraints t
            JOIN information_schema.key_column_usage k
                ON k.table_schema = t.table_schema AND k.table_name = t.table_name
                AND k.constraint_name = t.constraint_name
            WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = current_schema()""";

    private static final String FOREIGN_KEYS = """
            SELECT own.relname AS table_name, f.attname AS column_name, other.relname AS target_table,
                t.attname AS target, c.confupdtype AS on_update, c.confdeltype AS on_delete
            FROM pg_constraint c
            JOIN pg_class own ON own.oid = c.conrelid
            JOIN pg_class other ON other.oid = c.confrelid
            CROSS JOIN unnest(c.conkey, c.confkey) WITH ORDINALITY AS part (source, target, place)
            JOIN pg_attribute f ON f.attrelid = c.conrelid AND f.attnum = part.source
            JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = part.target
            WHERE c.contype = 'f' AND own.relnamespace = current_schema()::regnamespace
            ORDER BY own.relname, c.conname, part.place""";

    private static final String INDEXES = """
            SELECT t.relname AS table_name, i.indexrelid AS index_id, i.indisunique AS is_unique,
                CASE WHEN a.attname IS NULL THEN pg_get_indexdef(i.indexrelid, part.place::int, true)
                    ELSE a.attname END || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '') AS column_name
            FROM pg_index i
            JOIN pg_class t ON t.oid = i.indrelid
            CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS part (number, place)
            LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.number AND part.number > 0
            WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND NOT i.indisprimary
            ORDER BY t.relname, i.indexrelid, part.place""";

    private static final String DECLARATIONS = """
            SELECT 'column ' || a.attrelid::regclass || '.' || a.attnum || ' ' || a.attname || ' '
                || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text
                || ' ' || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-') AS declaration
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'relation ' || oid::regclass || ' ' || relkind::text || ' '
                || CASE relkind WHEN 'v' THEN pg_get_viewdef(oid) WHEN 'm' THEN pg_get_viewdef(oid)
                    WHEN 'i' THEN pg_get_indexdef(oid) ELSE '' END
            FROM pg_class WHERE relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT 'sequence ' || sequencename || ' ' || start_value || ' ' || increment_by || ' '
                || coalesce(last_value::text, '-')
            FROM pg_sequences WHERE schemaname = current_schema()
            ORDER BY 1""";

    private static final Map<String, String> ACTIONS =
            Map.of("a", "NO ACTION", "r", "RESTRICT", "c", "CASCADE", "n", "SET NULL", "d", "SET DEFAULT");

    private PlainPostgres(Connection connection) {
        super(connection);
    }

    static PlainPostgres connect(String url) throws SQLException {
        var properties = new Properties();
        // a text is taken for whatever the column is
        properties.setProperty("stringtype", "unspecified");
        // a plan that the driver keeps would not outlive a change of its table
        properties.setProperty("prepareThreshold", "0");
        var database = new PlainPostgres(DriverManager.getConnection(url, properties));
        database.run("SET TIME ZONE 'UTC'");
        return database;
    }

    @Override
    public Map<String, PlainTable> tables() throws SQLException {
        var tables = new PlainTables();
        var keys = new HashSet<List<String>>();
        rows(KEYS).forEach(row -> keys.add(List.of(row.text("table_name"), row.text("column_name"))));
        var names = new HashSet<String>();
        rows(TABLES).forEach(row -> names.add(row.text("table_name")));
        for (var row : rows(COLUMNS)) {
            var table = row.text("table_name");
            if (!names.contains(table)) {
                continue;
            }
            boolean key = keys.contains(List.of(table, row.text("column_name")));
            var byDefault = row.textOrNull("column_default");
            boolean counts =
                    row.text("is_identity").equals("YES") || (byDefault != null && byDefault.startsWith("nextval("));
            tables.column(
                    table,
                    new PlainColumn(
                            row.text("column_name"),
                            declared(row),
                            row.text("is_nullable").equals("NO"),
                            counts ? null : byDefault,
                            key));
            if (counts && key) {
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
                            ACTIONS.getOrDefault(row.text("on_update"), "?"),
                            ACTIONS.getOrDefault(row.text("on_delete"), "?")));
        }
        for (var row : rows(INDEXES)) {
            tables.indexPart(
                    row.text("table_name"), row.text("index_id"), row.isTrue("is_unique"), row.text("column_name"));
        }
        return tables.all();
    }

    private static String declared(PlainRow column) {
        var type = column.text("data_type");
        return switch (type) {
            case "character varying", "character" -> type + in(column.get("length"));
            case "numeric" ->
                type + in(column.get("digits") == null ? null : column.text("digits") + "," + column.text("scale"));
            case "USER-DEFINED", "ARRAY" -> column.text("udt_name");
            default -> type;
        };
    }

    private static String in(@Nullable Object size) {
        return size == null ? "" : "(" + size + ")";
    }

    @Override
    List<String> declarations() throws SQLException {
        return rows(DECLARATIONS).stream().map(row -> row.text("declaration")).toList();
    }

    @Override
    public String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void ignoreForeignKeys() throws SQLException {
        run("SET session_replication_role = replica");
    }

    @Override
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> statement.setString(index, value.toString());
        }
    }
}
