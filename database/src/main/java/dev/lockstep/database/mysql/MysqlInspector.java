package dev.lockstep.database.mysql;

import dev.lockstep.database.SchemaInspector;
import dev.lockstep.database.server.Transactions;
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
import dev.lockstep.model.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog of one database in eight queries. Columns that a change has taken away are not told of, though they are
 * there until it is over.
 */
final class MysqlInspector implements SchemaInspector {

    private static final Pattern ON_UPDATE = Pattern.compile("on update \\S+", Pattern.CASE_INSENSITIVE);

    /** How often the catalog is read that passes over a table. */
    private static final int ATTEMPTS = 60;

    private static final Duration PAUSE = Duration.ofMillis(15);

    private final boolean mariaDb;

    MysqlInspector(Capabilities capabilities) {
        this.mariaDb = capabilities.mariaDb();
    }

    /**
     * Again if the server passed over a table: to a transaction that holds any table it tells nothing, and not that it tells
     * nothing, of one that is just being altered.
     */
    @Override
    public DatabaseSchema inspect(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            var views = new ArrayList<View>();
            var tables = read(connection, views);
            var passedOver = tables.stream().filter(Draft::isPassedOver).findFirst();
            if (passedOver.isEmpty()) {
                return DatabaseSchema.of(tables.stream().map(Draft::finish).toList(), views);
            }
            var unread = new SQLException("The server does not tell all of the table " + passedOver.get().name
                    + ": another program is altering it, or it is damaged.");
            if (attempt == ATTEMPTS) {
                throw unread;
            }
            Transactions.pause(PAUSE, unread);
        }
    }

    private Collection<Draft> read(Connection connection, List<View> views) throws SQLException {
        var tables = new LinkedHashMap<String, Draft>();
        each(
                connection,
                CatalogQueries.TABLES,
                row -> tables.put(
                        row.getString("name"), new Draft(row.getString("name"), text(row, "collation"), options(row))));
        var columnChecks = new LinkedHashMap<List<String>, String>();
        each(connection, mariaDb ? CatalogQueries.MARIADB_CHECKS : CatalogQueries.MYSQL_CHECKS, row -> {
            if (text(row, "level").equals("Column")) {
                columnChecks.put(List.of(row.getString("owner"), row.getString("name")), row.getString("definition"));
            } else {
                with(
                        tables,
                        row,
                        draft -> draft.checks.add(new Check(row.getString("name"), row.getString("definition"))));
            }
        });
        each(
                connection,
                CatalogQueries.COLUMNS,
                row -> with(tables, row, draft -> {
                    draft.told = true;
                    draft.keyed |= !text(row, "key").isEmpty();
                    if (!OwnNames.isHidden(row.getString("name"))) {
                        draft.columns.add(
                                column(row, draft, columnChecks.get(List.of(draft.name, row.getString("name")))));
                    }
                }));
        each(connection, CatalogQueries.INDEXES, row -> {
            var draft = tables.get(row.getString("TABLE_NAME"));
            if (draft != null) {
                draft.indexes
                        .computeIfAbsent(row.getString("INDEX_NAME"), name -> new IndexDraft())
                        .add(row);
            }
        });
        each(
                connection,
                CatalogQueries.KEY_COLUMNS,
                row -> with(
                        tables,
                        row,
                        draft -> draft.foreignKeys
                                .computeIfAbsent(row.getString("name"), name -> new KeyDraft())
                                .add(row)));
        each(
                connection,
                CatalogQueries.FOREIGN_KEYS,
                row -> with(tables, row, draft -> {
                    var key = draft.foreignKeys.get(row.getString("name"));
                    if (key != null) {
                        key.onUpdate = action(row.getString("on_update"));
                        key.onDelete = action(row.getString("on_delete"));
                    }
                }));
        each(connection, CatalogQueries.TRIGGERS, row -> with(tables, row, draft -> draft.triggers.add(trigger(row))));
        each(
                connection,
                CatalogQueries.VIEWS,
                row -> views.add(new View(row.getString("name"), text(row, "definition"))));
        return tables.values();
    }

    /**
     * The number of the last change, and the times at which tables were made or last made anew, which the server knows to
     * the second: others make changes too.
     */
    @Override
    public String stamp(Connection connection) throws SQLException {
        return new ChangeJournal(connection).state().number() + " "
                + Statements.queryTexts(connection, Sql.of(CatalogQueries.STAMP))
                        .getFirst();
    }

    /** The first look at the table keeps it as it is for the transaction; a table that is gone holds nothing. */
    @Override
    public boolean holds(Connection connection, String table, String stamp) throws SQLException {
        try {
            TableCatalog.hold(connection, table);
        } catch (SQLException failed) {
            if (MysqlErrors.isOvertaken(failed)) {
                return false;
            }
            throw failed;
        }
        return stamp(connection).equals(stamp);
    }

    /** The catalog is no part of a transaction. */
    @Override
    public boolean isolatesSchema() {
        return false;
    }

    private static String options(ResultSet row) throws SQLException {
        var engine = text(row, "engine");
        var partitioned = text(row, "options").contains("partitioned") ? "PARTITION BY" : "";
        return engine.equalsIgnoreCase("InnoDB") ? partitioned : "ENGINE=" + engine + " " + partitioned;
    }

    private Column column(ResultSet row, Draft table, @Nullable String check) throws SQLException {
        var name = row.getString("name");
        var type = MysqlType.normal(row.getString("type"));
        boolean json =
                mariaDb && type.equals("longtext") && ("json_valid(" + MysqlNames.quote(name) + ")").equals(check);
        var extra = text(row, "extra");
        var generated = text(row, "generated");
        var collation = row.getString("collation");
        return new Column(
                name,
                json ? "json" : type,
                row.getString("nullable").equals("YES"),
                generated.isEmpty() ? defaultSql(row.getString("expression"), type, extra) : null,
                extra.toLowerCase(Locale.ROOT).contains("auto_increment"),
                generated.isEmpty()
                        ? null
                        : new Column.Generated(
                                generated, extra.toUpperCase(Locale.ROOT).contains("STORED")),
                json || collation == null || collation.equals(table.collation) ? null : collation,
                columnOptions(extra, text(row, "comment"), json ? null : check));
    }

    /** As SQL; MySQL tells the text of a default without its quotes, and says of an expression that it is one. */
    private @Nullable String defaultSql(@Nullable String told, String type, String extra) {
        if (told == null || mariaDb) {
            return told == null || told.equalsIgnoreCase("NULL") ? null : told;
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            // the catalog escapes the quotes of texts in an expression
            return told.equalsIgnoreCase("CURRENT_TIMESTAMP") || told.matches("(?i)current_timestamp\\(\\d\\)")
                    ? told
                    : "(" + told.replace("\\'", "'") + ")";
        }
        return switch (MysqlType.word(type).split(" ", -1)[0]) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "float", "double", "decimal", "bit", "year" ->
                told;
            default -> MysqlNames.literal(told);
        };
    }

    private static String columnOptions(String extra, String comment, @Nullable String check) {
        var options = new ArrayList<String>();
        var onUpdate = ON_UPDATE.matcher(extra);
        if (onUpdate.find()) {
            options.add(onUpdate.group());
        }
        if (extra.toUpperCase(Locale.ROOT).contains("INVISIBLE")) {
            options.add("INVISIBLE");
        }
        if (!comment.isEmpty()) {
            options.add("COMMENT " + MysqlNames.literal(comment));
        }
        if (check != null) {
            options.add("CHECK (" + check + ")");
        }
        return String.join(" ", options);
    }

    /** MariaDB can say in one statement in which mode a trigger is to be made; MySQL takes that of the connection. */
    private Trigger trigger(ResultSet row) throws SQLException {
        var mode = mariaDb ? "SET STATEMENT sql_mode = " + MysqlNames.literal(row.getString("mode")) + " FOR " : "";
        return new Trigger(row.getString("name"), mode + TableCatalog.createTrigger(row));
    }

    private static ReferentialAction action(String sql) {
        return ReferentialAction.find(sql).orElse(ReferentialAction.NO_ACTION);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static void with(Map<String, Draft> tables, ResultSet row, DraftAction action) throws SQLException {
        var draft = tables.get(row.getString("owner"));
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

    /** An index while its parts are collected. */
    private static final class IndexDraft {
        private final List<String> columns = new ArrayList<>();
        private boolean unique;
        private boolean plain = true;
        private boolean expression;

        void add(ResultSet row) throws SQLException {
            unique = row.getInt("NON_UNIQUE") == 0;
            var column = row.getString("COLUMN_NAME");
            if (column == null) {
                expression = true;
            } else {
                columns.add(column);
            }
            plain &= column != null
                    && row.getString("SUB_PART") == null
                    && row.getString("INDEX_TYPE").equals("BTREE")
                    && !"D".equals(row.getString("COLLATION"));
        }

        Index finish(String name) {
            return new Index(name, expression ? List.of() : columns, unique, plain && !expression, null);
        }
    }

    /** A foreign key while its columns are collected. */
    private static final class KeyDraft {
        private final List<String> columns = new ArrayList<>();
        private final List<String> referencedColumns = new ArrayList<>();
        private String referenced = "";
        private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        private ReferentialAction onDelete = ReferentialAction.NO_ACTION;

        void add(ResultSet row) throws SQLException {
            columns.add(row.getString("column_name"));
            referencedColumns.add(row.getString("referenced_column"));
            referenced = row.getBoolean("ours")
                    ? row.getString("referenced")
                    : row.getString("referenced_schema") + "." + row.getString("referenced");
        }

        ForeignKey finish(String name) {
            return new ForeignKey(name, columns, referenced, referencedColumns, onUpdate, onDelete, "");
        }
    }

    /** A table while its parts are collected. */
    private static final class Draft {
        private final String name;
        private final String collation;
        private final String options;
        /** Whether it has columns. */
        private boolean told;
        /** Whether some column is said to be in an index. */
        private boolean keyed;

        private final List<Column> columns = new ArrayList<>();
        private final Map<String, IndexDraft> indexes = new LinkedHashMap<>();
        private final Map<String, KeyDraft> foreignKeys = new LinkedHashMap<>();
        private final List<Check> checks = new ArrayList<>();
        private final List<Trigger> triggers = new ArrayList<>();

        Draft(String name, String collation, String options) {
            this.name = name;
            this.collation = collation;
            this.options = options.strip();
        }

        /** Whether some query told nothing of it. */
        boolean isPassedOver() {
            return !told || (keyed && indexes.isEmpty());
        }

        Table finish() {
            var primaryKey = Optional.ofNullable(indexes.remove("PRIMARY"))
                    .map(index -> new PrimaryKey(null, List.copyOf(index.columns)));
            var plain = new ArrayList<Index>();
            indexes.forEach((index, draft) -> plain.add(draft.finish(index)));
            plain.sort(Comparator.comparing(Index::name));
            triggers.sort(Comparator.comparing(Trigger::name));
            var keys = new ArrayList<ForeignKey>();
            foreignKeys.forEach((key, draft) -> keys.add(draft.finish(key)));
            return new Table(name, columns, primaryKey, List.of(), keys, checks, plain, triggers, options);
        }
    }
}
