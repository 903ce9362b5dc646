package dev.lockstep.database.postgres;

import dev.lockstep.database.postgres.CatalogQueries.Tables;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one inspection reads of the catalog, put together to tables and views. Not safe for use by several threads. */
final class CatalogReading {

    private final Connection connection;
    private final Capabilities capabilities;
    private final Map<Long, Draft> tables = new LinkedHashMap<>();
    private final Map<Long, View> views = new HashMap<>();

    CatalogReading(Connection connection, Capabilities capabilities) {
        this.connection = connection;
        this.capabilities = capabilities;
    }

    /** The names of all tables, views and triggers, and the parts of these tables. */
    void read(Tables these) throws SQLException {
        each(
                CatalogQueries.TABLES,
                row -> tables.put(row.getLong("oid"), new Draft(row.getString("name"), text(row, "options"))));
        each(
                CatalogQueries.columns(these),
                row -> with(row, draft -> draft.columns.put(row.getInt("number"), column(row))));
        each(
                CatalogQueries.constraints(these, capabilities),
                row -> with(row, draft -> constraint(tables, draft, row)));
        each(
                CatalogQueries.indexes(these, capabilities),
                row -> with(row, draft -> draft.indexes.add(index(draft, row))));
        each(
                CatalogQueries.VIEWS,
                row -> views.put(row.getLong("oid"), new View(row.getString("name"), text(row, "definition"))));
        each(CatalogQueries.TRIGGERS, row -> {
            var trigger = new Trigger(row.getString("name"), row.getString("definition"));
            with(row, draft -> draft.triggers.add(trigger));
            views.computeIfPresent(row.getLong("owner"), (_, view) -> withTrigger(view, trigger));
        });
    }

    /** All tables that were read whole. */
    DatabaseSchema schema() {
        return DatabaseSchema.of(tables.values().stream().map(Draft::finish).toList(), List.copyOf(views.values()));
    }

    /**
     * The schema, where only some tables were read whole; empty if there is another one by now.
     *
     * @param read the numbers of those
     * @param before gives the others
     */
    Optional<DatabaseSchema> schema(Set<Long> read, DatabaseSchema before) {
        var all = new ArrayList<Table>();
        for (var each : tables.entrySet()) {
            var draft = each.getValue();
            var known = before.table(draft.name);
            if (read.contains(each.getKey())) {
                all.add(draft.finish());
            } else if (known != null) {
                all.add(draft.pointing(known));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(DatabaseSchema.of(all, List.copyOf(views.values())));
    }

    private void with(ResultSet row, DraftAction action) throws SQLException {
        var draft = tables.get(row.getLong("owner"));
        if (draft != null) {
            action.accept(draft);
        }
    }

    private void each(String query, RowAction action) throws SQLException {
        each(Sql.of(query), action);
    }

    private void each(Sql query, RowAction action) throws SQLException {
        try (var statement = connection.prepareStatement(query.text())) {
            Statements.bind(statement, query.parameters());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.accept(rows);
                }
            }
        }
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

        /** A table of which nothing changed but, it may be, the names of what it points at. */
        Table pointing(Table known) {
            triggers.sort(Comparator.comparing(Trigger::name));
            var pointing = new ArrayList<>(known.foreignKeys());
            pointing.replaceAll(key -> foreignKeys.stream()
                    .filter(each -> Objects.equals(each.name(), key.name()))
                    .findFirst()
                    .orElse(key));
            return pointing.equals(known.foreignKeys()) && triggers.equals(known.triggers())
                    ? known
                    : known.withForeignKeys(pointing).withTriggers(triggers);
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
