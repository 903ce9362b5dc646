package dev.lockstep.database.mysql;

import dev.lockstep.database.NoRehearsalException;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A second database on the same server in which a change is run to be seen: every table as it is declared, with a sample of its
 * rows. One for each database, made under the lock of changes; what one left whose process ended is dropped by the next one, or when
 * the database is next opened.
 *
 * <p>Rows that a sample points at need not be in theirs, so foreign keys are not looked at in the copy.
 */
final class RehearsalCopy implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RehearsalCopy.class.getName());

    private static final int SAMPLE = 1000;

    private static final String NAME = "CONCAT('lockstep_rehearsal_', MD5(DATABASE()))";

    /** Without all their rows there is no model. */
    private static final Set<String> WHOLE = Set.of("directus_collections", "directus_fields", "directus_relations");

    private final Connection connection;
    private final String original;
    private final String copy;

    private RehearsalCopy(Connection connection, String original, String copy) {
        this.connection = connection;
        this.original = original;
        this.copy = copy;
    }

    /**
     * Makes the copy, and makes it the database of the connection until it is closed.
     *
     * @throws NoRehearsalException if the user may make no database
     */
    static RehearsalCopy open(Connection connection) throws SQLException {
        var texts = Statements.queryTexts(connection, Sql.of("SELECT DATABASE() UNION ALL SELECT " + NAME));
        var rehearsal = new RehearsalCopy(connection, texts.getFirst(), texts.getLast());
        try {
            rehearsal.create();
        } catch (SQLException denied) {
            throw new NoRehearsalException(
                    "A rehearsal needs a database of its own on this server, " + rehearsal.copy
                            + ", which could not be made: " + denied.getMessage(),
                    denied);
        }
        try {
            rehearsal.fill();
            connection.setCatalog(rehearsal.copy);
            return rehearsal;
        } catch (SQLException | RuntimeException failed) {
            try {
                rehearsal.close();
            } catch (SQLException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    /**
     * Drops the copy that a rehearsal left whose process ended. If somebody is rehearsing at this moment, or the user may not
     * drop it, it stays; it is in nobody's way.
     */
    static void dropLeft(Connection connection) {
        try {
            for (var left : Statements.queryTexts(
                    connection,
                    Sql.of("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = " + NAME))) {
                MysqlDatabase.lock(connection, Duration.ZERO);
                Statements.execute(connection, Sql.of("DROP DATABASE IF EXISTS " + MysqlNames.quote(left)));
            }
        } catch (SQLException notNow) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "The copy that an earlier rehearsal left is dropped by a later one.",
                    notNow);
        }
    }

    private void create() throws SQLException {
        var collation = Statements.queryTexts(
                connection,
                Sql.of("SELECT CONCAT(DEFAULT_CHARACTER_SET_NAME, ' COLLATE ', DEFAULT_COLLATION_NAME)"
                        + " FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()"));
        run("DROP DATABASE IF EXISTS " + MysqlNames.quote(copy));
        run("CREATE DATABASE " + MysqlNames.quote(copy) + " CHARACTER SET " + collation.getFirst());
    }

    private void fill() throws SQLException {
        run("SET SESSION foreign_key_checks = 0");
        var tables = Statements.queryTexts(
                connection,
                Sql.of("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_TYPE = 'BASE TABLE'"));
        var triggers = TableCatalog.triggers(connection);
        for (var table : tables) {
            var statement = TableCatalog.statement(connection, table);
            var columns = columns(table);
            connection.setCatalog(copy);
            run(statement);
            run("INSERT INTO " + MysqlNames.quote(table) + " (" + columns + ") SELECT " + columns + " FROM "
                    + MysqlNames.quote(original) + "." + MysqlNames.quote(table)
                    + (WHOLE.contains(table) ? "" : " LIMIT " + SAMPLE));
            for (var trigger : triggers.getOrDefault(table, List.of())) {
                run(trigger.statement());
            }
            connection.setCatalog(original);
        }
        run("COMMIT");
    }

    /** Those that take values. */
    private String columns(String table) throws SQLException {
        return Statements.queryTexts(
                        connection,
                        new Sql(
                                "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                                        + " AND TABLE_NAME = ? AND EXTRA NOT LIKE '%GENERATED%'"
                                        + " ORDER BY ORDINAL_POSITION",
                                List.of(table)))
                .stream()
                .map(MysqlNames::quote)
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws SQLException {
        run("ROLLBACK");
        connection.setCatalog(original);
        run("DROP DATABASE IF EXISTS " + MysqlNames.quote(copy));
        run("SET SESSION foreign_key_checks = 1");
    }

    private void run(String sql) throws SQLException {
        Statements.execute(connection, Sql.of(sql));
    }
}
