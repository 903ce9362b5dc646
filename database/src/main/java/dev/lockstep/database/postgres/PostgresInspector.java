package dev.lockstep.database.postgres;

import dev.lockstep.database.SchemaInspector;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Trigger;
import dev.lockstep.model.schema.Unique;
import dev.lockstep.model.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog in six queries. What is read is what a bare name means in the connection's search path: a table of
 * a schema that is not in it, or behind another of its name, is none of ours. What an extension brought is left out.
 */
final class PostgresInspector implements SchemaInspector {

    private final Capabilities capabilities;
    private final CatalogStamp stamp;

    PostgresInspector(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.stamp = new CatalogStamp(capabilities);
    }

    @Override
    public DatabaseSchema inspect(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<Long, Draft>();
        each(
                connection,
                CatalogQueries.TABLES,
                row -> tables.put(row.getLong("oid"), new Draft(row.getString("name"), text(row, "options"))));
        each(
                connection,
                CatalogQueries.COLUMNS,
                row -> with(tables, row, draft -> draft.columns.put(row.getInt("number"), column(row))));
        each(
                connection,
                CatalogQueries.constraints(capabilities),
                row -> with(tables, row, draft -> constraint(tables, draft, row)));
        each(
                connection,
                CatalogQueries.indexes(capabilities),
                row -> with(tables, row, draft -> draft.indexes.add(index(draft, row))));
        var views = new HashMap<Long, View>();
        each(
                connection,
                CatalogQueries.VIEWS,
                row -> views.put(row.getLong("oid"), new View(row.getString("name"), text(row, "definition"))));
        each(connection, CatalogQueries.TRIGGERS, row -> {
            var trigger = new Trigger(row.getString("name"), row.getString("definition"));
            with(tables, row, draft -> draft.triggers.add(trigger));
            views.computeIfPresent(row.getLong("owner"), (_, view) -> withTrigger(view, trigger));
        });
        return DatabaseSchema.of(tables.values().stream().map(Draft::finish).toList(), List.copyOf(views.values()));
    }

    /** The versions of all rows of the catalog that what is read here is made of. */
    @Override
    public String stamp(Connection connection) throws SQLException {
        return stamp.read(connection);
    }

    @Override
    public String rows(Connection connection, List<String> tables) throws SQLException {
        return stamp.rows(connection, tables);
    }

    @Override
    public boolean settles(Connection connection) throws SQLException {
        return CatalogStamp.settles(connection);
    }

    /**
     * The lock that every query takes, but before the transaction fixes what it sees: a table that is written anew after
     * that looks empty to it (https://www.postgresql.org/docs/current/mvcc-caveats.html).
     */
    @Override
    public boolean holds(Connection connection, String table, String expected) throws SQLException {
        try {
            return expected.equals(stamp.readLocked(connection, table));
        } catch (SQLException failed) {
            if (PostgresErrors.isMissing(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /** Some of what the catalog prints is as of now, and tables that are written anew look empty to who began before. */
    @Override
    public boolean isolatesSchema() {
        return false;
    }

    private static Column column(ResultSet row) throws SQLException {
        var expression = row.getString("expression");
        var generated = text(row, "generated");
        var identity = text(row, "identity");
        boolean plain = generated.isEmpty();
        return new Column(
                row.getString("name"),
                row.getString("type"),
                !row.getBoolean("required"),
                plain ? expression : null,
                plain
                        && (!identity.isEmpty()
                                || PostgresDefaults.sequence(expression).isPresent()),
                plain || expression == null ? null : new Column.Generated(expression, generated.equals("s")),
                row.getString("collation"),
                identity.isEmpty() ? "" : TableSql.identity(identity.equals("a")));
    }

    private static void constraint(Map<Long, Draft> tables, Draft draft, ResultSet row) throws SQLException {
        var name = row.getString("name");
        var columns = draft.names(row.getString("columns"));
        var definition = text(row, "definition");
        switch (row.getString("kind")) {
            case "p" -> draft.primaryKey = new PrimaryKey(name, columns, definition);
            case "u" -> draft.uniques.add(new Unique(name, columns, definition));
            case "f" -> {
                var referenced = tables.get(row.getLong("referenced"));
                draft.foreignKeys.add(new ForeignKey(
                        name,
                        columns,
                        referenced == null ? row.getString("referenced_name") : referenced.name,
                        referenced == null ? List.of() : referenced.names(row.getString("referenced_columns")),
                        action(row.getString("on_update")),
                        action(row.getString("on_delete")),
                        definition));
            }
            default -> draft.checks.add(new Check(name, definition));
        }
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private static Index index(Draft draft, ResultSet row) throws SQLException {
        var sql = row.getString("definition");
        return new Index(
                row.getString("name"),
                draft.names(row.getString("columns")),
                row.getBoolean("is_unique"),
                sql == null,
                sql);
    }

    private static View withTrigger(View view, Trigger trigger) {
        var triggers = new ArrayList<>(view.triggers());
        triggers.add(trigger);
        return new View(view.name(), view.sql(), triggers);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static void with(Map<Long, Draft> tables, ResultSet row, DraftAction action) throws SQLException {
        var draft = tables.get(row.getLong("owner"));
        if (draft != null) {
            action.accept(draft);
        }
    }

    private static void each(Connection connection, String query, RowAction action) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                action.accept(rows);
            }
        }
    }

    @FunctionalInterface
    private interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface DraftAction {
        void accept(Draft draft) throws SQLException;
    }

    /** A table while its parts are collected. */
    private static final class Draft {
        final String name;
        final String options;
        /** By their number in the catalog, in physical order. */
        final Map<Integer, Column> columns = new LinkedHashMap<>();

        @Nullable
        PrimaryKey primaryKey;

        final List<Unique> uniques = new ArrayList<>();
        final List<ForeignKey> foreignKeys = new ArrayList<>();
        final List<Check> checks = new ArrayList<>();
        final List<Index> indexes = new ArrayList<>();
        final List<Trigger> triggers = new ArrayList<>();

        Draft(String name, String options) {
            this.name = name;
            this.options = options;
        }

        /** The columns of a list such as {@code {1,2}} or {@code 1 2}; empty if any of them is an expression. */
        List<String> names(@Nullable String numbers) {
            if (numbers == null) {
                return List.of();
            }
            var names = new ArrayList<String>();
            for (var number : numbers.replaceAll("[{},]", " ").strip().split(" +", -1)) {
                var column = number.isEmpty() ? null : columns.get(Integer.valueOf(number));
                if (column == null) {
                    return List.of();
                }
                names.add(column.name());
            }
            return names;
        }

        Table finish() {
            indexes.sort(Comparator.comparing(Index::name));
            triggers.sort(Comparator.comparing(Trigger::name));
            return new Table(
                    name,
                    List.copyOf(columns.values()),
                    Optional.ofNullable(primaryKey),
                    uniques,
                    foreignKeys,
                    checks,
                    indexes,
                    triggers,
                    options);
        }
    }
}
