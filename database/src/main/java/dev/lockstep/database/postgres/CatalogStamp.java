package dev.lockstep.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the catalog is still what it was, by which versions of its rows there are. A version is known by its place and by
 * the transaction that wrote it, and never comes again, so the same versions are the same contents, at that moment and at all
 * between (the number of a transaction does after four thousand million others). The newest number alone, or a sum of them,
 * would not do: a transaction that began early may end late. Safe
 * for use by several threads.
 */
final class CatalogStamp {

    /**
     * What names in printed definitions depend on, beside the catalog. The driver and what each connection begins with set the
     * rest.
     */
    private static final String SETTINGS = """
            pg_catalog.current_schemas(false), pg_catalog.current_setting('IntervalStyle'),
            pg_catalog.current_setting('bytea_output'), pg_catalog.current_setting('lc_monetary'),
            pg_catalog.current_setting('quote_all_identifiers')
            """;

    /** A server that goes on from an older copy of its files gives the same numbers to other transactions. */
    private static final String SERVER = "pg_catalog.pg_postmaster_start_time()";

    /**
     * Tells which transactions are done
     * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT): if it is the same, nothing that can be
     * seen was written in between. Null in a transaction that has written, since its own changes are not told, and on a standby,
     * which does not tell them all.
     */
    private static final String MOMENT = """
            SELECT CASE WHEN pg_catalog.pg_current_xact_id_if_assigned() IS NULL AND NOT pg_catalog.pg_is_in_recovery() THEN
                concat_ws(' ', pg_catalog.pg_current_snapshot(), %s, %s) END AS moment
            """.formatted(SERVER, SETTINGS);

    /**
     * Catalogs and which of their rows count. What others have in temporary tables comes and goes, and is nobody else's. Functions,
     * types and the like are here because printed definitions name them.
     */
    private static final List<Catalog> CATALOGS = List.of(
            new Catalog("pg_namespace", "a.oid NOT IN (SELECT oid FROM temporary)"),
            new Catalog("pg_attribute", "a.attrelid NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_attrdef", "a.adrelid NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_constraint", "a.conrelid NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_trigger", "a.tgrelid NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_rewrite", "a.ev_class NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_partitioned_table", "a.partrelid NOT IN (SELECT oid FROM away)"),
            new Catalog("pg_type", "a.typnamespace NOT IN (SELECT oid FROM temporary)"),
            new Catalog("pg_proc", "a.pronamespace NOT IN (SELECT oid FROM temporary)"),
            // what belongs to an extension
            new Catalog("pg_depend", "a.refclassid = 'pg_catalog.pg_extension'::regclass"),
            new Catalog("pg_enum", "TRUE"),
            new Catalog("pg_operator", "TRUE"),
            new Catalog("pg_collation", "TRUE"),
            new Catalog("pg_am", "TRUE"),
            new Catalog("pg_opclass", "TRUE"),
            new Catalog("pg_ts_config", "TRUE"),
            new Catalog("pg_ts_dict", "TRUE"));

    private record Catalog(String name, String counts) {}

    /**
     * Connections keep what they printed before until they are told that it is another, which a transaction does when others
     * see already what it wrote, and before it gives the lock on its own number back. Whoever begins after that was told.
     */
    private static final String UNSETTLED = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l, pg_catalog.pg_current_snapshot() AS s
                WHERE l.locktype = 'transactionid' AND l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
                    AND ((l.transactionid::text::int8 - pg_catalog.pg_snapshot_xmax(s)::text::int8) & 4294967295) > 2147483647
                    AND NOT EXISTS (SELECT FROM pg_catalog.pg_snapshot_xip(s) AS x
                        WHERE (x::text::int8 & 4294967295) = l.transactionid::text::int8))
            """;

    private final boolean tellsMoments;
    private final String version;
    private final String query;
    private volatile @Nullable Stamped last;
    private volatile @Nullable Counted lastRows;

    CatalogStamp(Capabilities capabilities) {
        // before 14, an index became valid without a transaction that one could see
        this.tellsMoments = capabilities.version() >= 14_00_00;
        this.version = version(capabilities);
        this.query = query(version);
    }

    /**
     * What the stamp was at a moment.
     *
     * @param moment null if that does not tell everything
     */
    private record Stamped(@Nullable String moment, String stamp) {}

    /** What was told of the rows of tables at a moment. */
    private record Counted(@Nullable String moment, List<String> tables, String versions) {}

    /** The stamp. As long as nobody has committed anything at all, it is what it was, and the catalogs are not read. */
    String read(Connection connection) throws SQLException {
        return read(connection, moment(connection));
    }

    private static @Nullable String moment(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(MOMENT)) {
            row.next();
            return row.getString("moment");
        }
    }

    /** The versions of all rows of tables, told in the same way. */
    String rows(Connection connection, List<String> tables) throws SQLException {
        var moment = moment(connection);
        var known = lastRows;
        if (tellsMoments
                && moment != null
                && known != null
                && moment.equals(known.moment())
                && tables.equals(known.tables())) {
            return known.versions();
        }
        var parts = new StringJoiner(", ", ", concat_ws(' ', " + SERVER + ", ", ") AS versions");
        for (var table : tables) {
            parts.add("(SELECT concat_ws(' ', count(*), sum(%s)) FROM %s AS a)"
                    .formatted(version, PostgresNames.quote(table)));
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(MOMENT + parts)) {
            row.next();
            var asked = new Counted(row.getString("moment"), tables, row.getString("versions"));
            if (asked.moment() != null) {
                lastRows = asked;
            }
            return asked.versions();
        }
    }

    /** Whether all connections that begin a transaction from now on know what can be seen here. */
    static boolean settles(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(UNSETTLED)) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /**
     * The stamp, after the lock that every query of the table takes, and before the transaction fixes what it sees.
     *
     * @throws SQLException if there is no such table
     */
    String readLocked(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            // in one go; the first has no answer
            statement.execute("LOCK TABLE " + PostgresNames.quote(table) + " IN ACCESS SHARE MODE; " + MOMENT);
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                return read(connection, row.getString("moment"));
            }
        }
    }

    private String read(Connection connection, @Nullable String moment) throws SQLException {
        var known = last;
        if (tellsMoments && moment != null && known != null && moment.equals(known.moment())) {
            return known.stamp();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            var asked = new Stamped(row.getString("moment"), row.getString("stamp"));
            if (asked.moment() != null) {
                last = asked;
            }
            return asked.stamp();
        }
    }

    /** With the moment that it is as of, in one statement: another one may see more. */
    private static String query(String version) {
        var parts = new StringJoiner(", ", ", concat_ws(' ', " + SERVER + ", " + SETTINGS + ", ", ") AS stamp");
        // others' tables matter by their names only, and are emptied and made anew more often than renamed
        parts.add("""
                (SELECT concat_ws(' ', count(*), sum(CASE WHEN a.relnamespace IN (SELECT oid FROM ours) THEN %s ELSE
                    pg_catalog.hashtextextended(a.relname::text, a.oid::int8 << 32 | a.relnamespace::int8) END))
                FROM pg_catalog.pg_class AS a WHERE a.relnamespace NOT IN (SELECT oid FROM temporary))
                """.formatted(version));
        // before 14, an index becomes valid where it is
        parts.add("""
                (SELECT concat_ws(' ', count(*), sum(%s), sum(CASE WHEN a.indisvalid THEN a.indexrelid::int8 END))
                FROM pg_catalog.pg_index AS a WHERE a.indrelid NOT IN (SELECT oid FROM away))
                """.formatted(version));
        for (var catalog : CATALOGS) {
            parts.add("(SELECT concat_ws(' ', count(*), sum(%s)) FROM pg_catalog.%s AS a WHERE %s)"
                    .formatted(version, catalog.name(), catalog.counts()));
        }
        return """
                WITH temporary AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_(toast_)?temp_'),
                    away AS (SELECT oid FROM pg_catalog.pg_class WHERE relnamespace IN (SELECT oid FROM temporary)),
                    ours AS (SELECT oid FROM pg_catalog.pg_namespace
                        WHERE nspname = ANY (pg_catalog.current_schemas(false)))
                """ + MOMENT + parts;
    }

    /** The version of a row. */
    private static String version(Capabilities capabilities) {
        return capabilities.version() >= 14_00_00
                ? "pg_catalog.hashtidextended(a.ctid, a.xmin::text::int8)"
                : "pg_catalog.hashtextextended(a.ctid::text, a.xmin::text::int8)";
    }
}
