package dev.lockstep.testkit.kill.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a database, read with plain SQL from the server's own catalogs: what is declared, a line for each thing,
 * and the rows of each table as a checksum.
 *
 * @param exact all of it
 * @param counted the same but for the numbers that rows were given by counting, of which only the order is told: a number
 *     that was given in a transaction that is undone is not given again
 */
record PlainState(List<String> exact, List<String> counted) {

    private static final String SPACES = """
            (SELECT oid, nspname FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema') AS n
            """;

    private static final List<String> DECLARATIONS = List.of(
            "SELECT format('schema %s', nspname) FROM " + SPACES,
            """
            SELECT format('%s %I.%I %s %s %s', c.relkind, n.nspname, c.relname, c.relpersistence, c.reloptions,
                obj_description(c.oid, 'pg_class'))
            FROM pg_class AS c JOIN
            """ + SPACES + "ON n.oid = c.relnamespace",
            """
            SELECT format('column %I.%I %s %I %s %s %s %s %s %s %s', n.nspname, c.relname, a.attnum, a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity,
                a.attgenerated, a.attcollation::regcollation, a.attisdropped)
            FROM pg_class AS c JOIN
            """ + SPACES + """
            ON n.oid = c.relnamespace JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
                LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            """,
            """
            SELECT format('constraint %s %I %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid),
                k.convalidated)
            FROM pg_constraint AS k JOIN
            """ + SPACES + "ON n.oid = k.connamespace",
            """
            SELECT format('index %s %s %s', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
            FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN
            """ + SPACES + "ON n.oid = c.relnamespace",
            """
            SELECT format('trigger %s', pg_get_triggerdef(g.oid)) FROM pg_trigger AS g WHERE NOT g.tgisinternal
            """,
            """
            SELECT format('own triggers of %s: %s', g.tgrelid::regclass, count(*)) FROM pg_trigger AS g
            WHERE g.tgisinternal GROUP BY g.tgrelid
            """,
            """
            SELECT format('view %I %s', v.viewname, v.definition) FROM pg_views AS v JOIN
            """ + SPACES + "ON n.nspname = v.schemaname",
            """
            SELECT format('sequence %s %s %s %s %s of %s.%s', s.seqrelid::regclass, format_type(s.seqtypid, NULL),
                s.seqstart, s.seqincrement, s.seqmax, d.refobjid::regclass, d.refobjsubid)
            FROM pg_sequence AS s LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
                AND d.refclassid = 'pg_class'::regclass
            """,
            """
            SELECT format('type %I %s', t.typname, t.typtype) FROM pg_type AS t JOIN
            """ + SPACES + "ON n.oid = t.typnamespace",
            """
            SELECT format('function %s', pg_get_functiondef(p.oid)) FROM pg_proc AS p JOIN
            """ + SPACES + "ON n.oid = p.pronamespace",
            "SELECT format('prepared transaction %s', gid) FROM pg_prepared_xacts WHERE database = current_database()");

    /** For each table the query for its rows' checksum: with all their values, and with the counted ones by order only. */
    private static final String ROWS = """
            SELECT
                format('SELECT format(''rows of %%s: %%s %%s'', %1$L, count(*), md5(string_agg(t::text, E''\\n'' ORDER BY t::text COLLATE "C"))) FROM %1$s AS t', c.oid::regclass),
                format('SELECT format(''rows of %%s: %%s %%s'', %1$L, count(*), md5(string_agg((to_jsonb(t) - %2$L::text[])::text, E''\\n'' ORDER BY %3$s))) FROM %1$s AS t',
                    c.oid::regclass,
                    ARRAY(SELECT a.attname::text FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.counted)),
                    CASE WHEN k.counted IS NULL THEN 't::text COLLATE "C"'
                        ELSE (SELECT quote_ident(a.attname) FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum = k.counted[1]) END)
            FROM pg_class AS c JOIN
            """ + SPACES + """
            ON n.oid = c.relnamespace AND c.relkind = 'r' LEFT JOIN LATERAL (
                SELECT array_agg(d.refobjsubid::int2 ORDER BY d.refobjsubid) AS counted FROM pg_depend AS d
                JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
                WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid) AS k ON true
            ORDER BY c.oid::regclass::text COLLATE "C"
            """;

    static PlainState of(String url) {
        try (var connection = DriverManager.getConnection(url)) {
            // one state, and names with their schemas
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            run(connection, "SET LOCAL search_path = pg_catalog");
            var declared = new ArrayList<String>();
            for (var query : DECLARATIONS) {
                declared.addAll(texts(connection, "SELECT l FROM (" + query + ") AS q (l) ORDER BY l COLLATE \"C\""));
            }
            var exact = new ArrayList<>(declared);
            var counted = new ArrayList<>(declared);
            try (var statement = connection.createStatement();
                    var tables = statement.executeQuery(ROWS)) {
                while (tables.next()) {
                    exact.addAll(texts(connection, tables.getString(1)));
                    counted.addAll(texts(connection, tables.getString(2)));
                }
            }
            return new PlainState(List.copyOf(exact), List.copyOf(counted));
        } catch (SQLException failed) {
            throw new AssertionError(url, failed);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
