package dev.lockstep.database.sqlite;

import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Trigger;
import dev.lockstep.model.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog in two queries. The statements that made the tables are read with {@link TableParser}, and what it
 * finds is held against what SQLite itself says about the columns and foreign keys: a statement that we read otherwise
 * than SQLite does is an error, never a wrong answer.
 */
final class SqliteInspector implements SchemaInspector {

    /** Everything that has a name, owners first. What SQLite keeps for itself has no statement or a reserved name. */
    private static final String OBJECTS = """
            SELECT type, name, tbl_name, sql
            FROM main.sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^'
            ORDER BY CASE WHEN type IN ('table', 'view') THEN 0 ELSE 1 END, rowid
            """;

    /** One row a table: what SQLite made of its columns and how many foreign keys it sees. */
    private static final String WITNESS = """
            SELECT t.name,
                (SELECT group_concat(
                        c.name || char(31) || c."notnull" || char(31) || c.pk || char(31) || c.hidden, char(30))
                    FROM pragma_table_xinfo(t.name, 'main') AS c),
                (SELECT count(DISTINCT f.id) FROM pragma_foreign_key_list(t.name, 'main') AS f)
            FROM main.sqlite_schema AS t
            WHERE t.type = 'table' AND t.sql NOT LIKE 'create virtual%' AND t.name NOT LIKE 'sqlite^_%' ESCAPE '^'
            """;

    @Override
    public DatabaseSchema inspect(Connection connection) throws SQLException {
        var tables = new HashMap<String, Draft>();
        var views = new HashMap<String, View>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(OBJECTS)) {
            while (rows.next()) {
                read(rows, tables, views);
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WITNESS)) {
            while (rows.next()) {
                check(tables.get(key(rows.getString(1))), rows.getString(2), rows.getInt(3));
            }
        }
        return DatabaseSchema.of(tables.values().stream().map(Draft::finish).toList(), List.copyOf(views.values()));
    }

    private static void read(ResultSet rows, Map<String, Draft> tables, Map<String, View> views) throws SQLException {
        String name = rows.getString(2);
        String owner = key(rows.getString(3));
        String sql = rows.getString(4);
        switch (rows.getString(1)) {
            case "table" -> tables.put(key(name), new Draft(table(name, sql)));
            case "view" -> views.put(key(name), new View(name, sql));
            case "index" ->
                Optional.ofNullable(tables.get(owner))
                        .ifPresent(draft -> draft.indexes.add(IndexParser.parse(sql, draft.table)));
            case "trigger" -> {
                var trigger = new Trigger(name, sql);
                Optional.ofNullable(tables.get(owner)).ifPresent(draft -> draft.triggers.add(trigger));
                views.computeIfPresent(owner, (_, view) -> withTrigger(view, trigger));
            }
            case String other -> throw new UnsupportedSchemaException("The catalog has an entry of kind " + other);
        }
    }

    private static View withTrigger(View view, Trigger trigger) {
        var triggers = new ArrayList<>(view.triggers());
        triggers.add(trigger);
        triggers.sort(Comparator.comparing(Trigger::name));
        return new View(view.name(), view.sql(), triggers);
    }

    private static Table table(String name, String sql) {
        if (sql.regionMatches(true, 0, "create virtual", 0, 14)) {
            int using = sql.toUpperCase(Locale.ROOT).indexOf("USING");
            return new Table(
                    name,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "USING" + sql.substring(using + 5));
        }
        return TableParser.parse(sql).withName(name);
    }

    private static void check(@Nullable Draft draft, @Nullable String columns, int foreignKeys) {
        if (draft == null) {
            return;
        }
        var table = draft.table;
        if (!witness(table).equals(columns) || table.foreignKeys().size() != foreignKeys) {
            throw new UnsupportedSchemaException("The statement that made the table " + table.name()
                    + " reads otherwise than what SQLite says about the table");
        }
    }

    /** What {@link #WITNESS} says about the columns if we have read them right. */
    private static String witness(Table table) {
        var text = new StringBuilder();
        for (var column : table.columns()) {
            if (!text.isEmpty()) {
                text.append('\36');
            }
            int position = table.primaryKey()
                    .map(key -> key.columns().indexOf(column.name()) + 1)
                    .orElse(0);
            text.append(column.name())
                    .append('\37')
                    .append(column.nullable() ? 0 : 1)
                    .append('\37')
                    .append(position)
                    .append('\37')
                    .append(hidden(column));
        }
        return text.toString();
    }

    private static int hidden(Column column) {
        if (column.generated() == null) {
            return 0;
        }
        return column.generated().stored() ? 3 : 2;
    }

    private static String key(String name) {
        return SqliteNames.fold(name);
    }

    /** A table while its indexes and triggers are collected. */
    private static final class Draft {
        final Table table;
        final List<Index> indexes = new ArrayList<>();
        final List<Trigger> triggers = new ArrayList<>();

        Draft(Table table) {
            this.table = table;
        }

        Table finish() {
            // by name, since their order in the catalog changes whenever one is made again
            indexes.sort(Comparator.comparing(Index::name));
            triggers.sort(Comparator.comparing(Trigger::name));
            return table.withIndexes(indexes).withTriggers(triggers);
        }
    }

    /** SQLite counts the changes of its schema itself: https://sqlite.org/pragma.html#pragma_schema_version. */
    @Override
    public String stamp(Connection connection) throws SQLException {
        return String.valueOf(Statements.queryLong(connection, Sql.of("pragma schema_version")));
    }
}
