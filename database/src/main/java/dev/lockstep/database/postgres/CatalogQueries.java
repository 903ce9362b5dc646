package dev.lockstep.database.postgres;

import dev.lockstep.database.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The queries to the catalog. Texts that only the server can print are asked for where they are needed only: printing is
 * most of what such a query costs.
 */
final class CatalogQueries {

    private CatalogQueries() {}

    /**
     * Of which tables something is asked.
     *
     * @param columns a condition on the tables {@code c} whose columns are asked for
     * @param constraints a condition on tables {@code c} and their constraints {@code k}
     * @param indexes a condition on the tables {@code c} whose indexes are asked for
     */
    record Tables(Sql columns, Sql constraints, Sql indexes) {

        /** All tables. */
        static final Tables ALL = new Tables(Sql.of("TRUE"), Sql.of("TRUE"), Sql.of("TRUE"));

        private static final String THESE = "ANY (CAST(? AS oid[]))";

        /** These tables, the foreign keys that point at them, and all columns that their and those foreign keys name. */
        static Tables of(Set<Long> numbers) {
            var these = numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
            return new Tables(
                    new Sql("""
                            (c.oid = %1$s
                                OR c.oid IN (SELECT f.confrelid FROM pg_catalog.pg_constraint AS f WHERE f.conrelid = %1$s)
                                OR c.oid IN (SELECT f.conrelid FROM pg_catalog.pg_constraint AS f WHERE f.confrelid = %1$s))
                            """.formatted(THESE), List.of(these, these, these)),
                    new Sql("(c.oid = %1$s OR k.confrelid = %1$s)".formatted(THESE), List.of(these, these)),
                    new Sql("c.oid = " + THESE, List.of(these)));
        }
    }

    /** The columns of tables. */
    static Sql columns(Tables tables) {
        return new Sql(
                COLUMNS.formatted(tables.columns().text()), tables.columns().parameters());
    }

    /** The constraints of tables. */
    static Sql constraints(Tables tables, Capabilities capabilities) {
        var which = tables.constraints();
        return new Sql(CONSTRAINTS.formatted(nullsNotDistinct(capabilities), which.text()), which.parameters());
    }

    /** The indexes of tables that belong to no constraint. */
    static Sql indexes(Tables tables, Capabilities capabilities) {
        var which = tables.indexes();
        return new Sql(INDEXES.formatted(nullsNotDistinct(capabilities), which.text()), which.parameters());
    }

    private static String nullsNotDistinct(Capabilities capabilities) {
        return capabilities.nullsNotDistinct() ? "i.indnullsnotdistinct" : "FALSE";
    }

    private static final String OURS = """
            n.nspname = ANY (pg_catalog.current_schemas(false))
                AND pg_catalog.pg_table_is_visible(c.oid)
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS e WHERE e.classid = 'pg_catalog.pg_class'::regclass
                    AND e.objid = c.oid AND e.deptype = 'e')
            """;

    private static final String FROM_TABLES = """
            FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND c.relkind IN ('r', 'p')
                    AND n.nspname = ANY (pg_catalog.current_schemas(false))
            """;

    static final String TABLES = """
            SELECT c.oid::int8 AS oid, c.relname AS name,
                CASE WHEN c.relkind = 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid)
                    WHEN c.relispartition THEN 'PARTITION' END AS options
            FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND
            """ + OURS + "ORDER BY c.relname";

    static final String VIEWS = """
            SELECT c.oid::int8 AS oid, c.relname AS name,
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition
            FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm', 'f') AND
            """ + OURS;

    private static final String COLUMNS = """
            SELECT a.attrelid::int8 AS owner, a.attnum AS number, a.attname AS name,
                pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
                pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
                a.attidentity::text AS identity, a.attgenerated::text AS generated,
                CASE WHEN a.attcollation <> t.typcollation THEN
                    (SELECT pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(o.collname)
                    FROM pg_catalog.pg_collation AS o JOIN pg_catalog.pg_namespace AS s ON s.oid = o.collnamespace
                    WHERE o.oid = a.attcollation) END AS collation
            """ + FROM_TABLES + """
                JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
                LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE %s
            ORDER BY a.attrelid, a.attnum
            """;

    /** The definition is told where it says more than the other columns do. */
    private static final String CONSTRAINTS = """
            SELECT k.conrelid::int8 AS owner, k.conname AS name, k.contype::text AS kind, k.conkey::text AS columns,
                k.confrelid::int8 AS referenced, k.confkey::text AS referenced_columns,
                CASE WHEN k.contype = 'f' THEN k.confrelid::regclass::text END AS referenced_name,
                k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete,
                CASE WHEN k.contype IN ('c', 'x') OR k.condeferrable OR NOT k.convalidated
                        OR k.confmatchtype NOT IN (' ', 's')
                        OR i.indnatts <> i.indnkeyatts OR %s
                    THEN pg_catalog.pg_get_constraintdef(k.oid) END AS definition
            """ + FROM_TABLES + """
                JOIN pg_catalog.pg_constraint AS k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
                LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
            WHERE %s
            ORDER BY k.conrelid, k.conname
            """;

    /** A definition makes an index one that is not plain. */
    private static final String INDEXES = """
            SELECT i.indrelid::int8 AS owner, x.relname AS name, i.indkey::text AS columns, i.indisunique AS is_unique,
                CASE WHEN m.amname <> 'btree' OR i.indpred IS NOT NULL OR i.indexprs IS NOT NULL
                        OR i.indnatts <> i.indnkeyatts OR NOT i.indisvalid
                        OR %s
                        OR i.indoption::text ~ '[1-9]'
                        OR i.indclass::oid[] && (SELECT pg_catalog.array_agg(o.oid) FROM pg_catalog.pg_opclass AS o
                            WHERE NOT o.opcdefault)
                        OR i.indcollation::text ~ '[1-9]' AND EXISTS (SELECT FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]),
                                pg_catalog.unnest(i.indcollation::oid[])) AS p (number, collated)
                            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = p.number
                            WHERE p.collated <> a.attcollation)
                    THEN pg_catalog.pg_get_indexdef(i.indexrelid) END AS definition
            """ + FROM_TABLES + """
                JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid
                JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
                JOIN pg_catalog.pg_am AS m ON m.oid = x.relam
            WHERE %s AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k
                WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            """;

    static final String TRIGGERS = """
            SELECT g.tgrelid::int8 AS owner, g.tgname AS name, pg_catalog.pg_get_triggerdef(g.oid) AS definition
            FROM pg_catalog.pg_trigger AS g
                JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                    AND n.nspname = ANY (pg_catalog.current_schemas(false))
            WHERE NOT g.tgisinternal
            """;

    /** How Directus describes a table. */
    static final String DESCRIPTIONS = """
            SELECT n.nspname AS schema, c.relname AS name, pg_catalog.obj_description(c.oid, 'pg_class') AS comment
            FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND
            """ + OURS;

    /** With indexes, and with what is kept beside the table because it is long. */
    static final String SIZES = """
            SELECT c.relname AS name, pg_catalog.pg_total_relation_size(c.oid) AS bytes
            FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relname IN (%s) AND c.relkind IN ('r', 'p') AND
            """ + OURS;
}
