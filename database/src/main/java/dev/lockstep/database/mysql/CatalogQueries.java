package dev.lockstep.database.mysql;

/** The queries to the catalog; those about columns ask no statistics, which would be most of their price. */
final class CatalogQueries {

    private CatalogQueries() {}

    static final String TABLES = """
            SELECT TABLE_NAME AS name, ENGINE AS engine, TABLE_COLLATION AS collation, CREATE_OPTIONS AS options,
                TABLE_COMMENT AS comment
            FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
            ORDER BY TABLE_NAME
            """;

    static final String COLUMNS = """
            SELECT TABLE_NAME AS owner, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable,
                COLUMN_DEFAULT AS expression, EXTRA AS extra, COLLATION_NAME AS collation,
                GENERATION_EXPRESSION AS generated, COLUMN_COMMENT AS comment, COLUMN_KEY AS `key`
            FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA = DATABASE()
            ORDER BY TABLE_NAME, ORDINAL_POSITION
            """;

    /** With all columns, since MySQL tells the expression of an index and MariaDB has none. */
    static final String INDEXES = """
            SELECT * FROM information_schema.STATISTICS
            WHERE TABLE_SCHEMA = DATABASE()
            ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
            """;

    static final String KEY_COLUMNS = """
            SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, COLUMN_NAME AS column_name,
                REFERENCED_TABLE_SCHEMA = DATABASE() AS ours, REFERENCED_TABLE_SCHEMA AS referenced_schema,
                REFERENCED_TABLE_NAME AS referenced, REFERENCED_COLUMN_NAME AS referenced_column
            FROM information_schema.KEY_COLUMN_USAGE
            WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
            ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION
            """;

    static final String FOREIGN_KEYS = """
            SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, UPDATE_RULE AS on_update, DELETE_RULE AS on_delete
            FROM information_schema.REFERENTIAL_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = DATABASE()
            """;

    static final String MARIADB_CHECKS = """
            SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS definition, LEVEL AS level
            FROM information_schema.CHECK_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = DATABASE()
            ORDER BY TABLE_NAME, CONSTRAINT_NAME
            """;

    static final String MYSQL_CHECKS = """
            SELECT t.TABLE_NAME AS owner, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS definition, 'Table' AS level
            FROM information_schema.CHECK_CONSTRAINTS AS c
                JOIN information_schema.TABLE_CONSTRAINTS AS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA
                    AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'
            WHERE c.CONSTRAINT_SCHEMA = DATABASE()
            ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME
            """;

    static final String TRIGGERS = """
            SELECT EVENT_OBJECT_TABLE AS owner, TRIGGER_NAME AS name, ACTION_TIMING AS timing,
                EVENT_MANIPULATION AS event, ACTION_STATEMENT AS body, SQL_MODE AS mode, DEFINER AS definer
            FROM information_schema.TRIGGERS
            WHERE TRIGGER_SCHEMA = DATABASE()
            """;

    static final String VIEWS = """
            SELECT TABLE_NAME AS name, VIEW_DEFINITION AS definition
            FROM information_schema.VIEWS
            WHERE TABLE_SCHEMA = DATABASE()
            """;

    static final String STAMP = """
            SELECT CONCAT_WS(' ', COUNT(*), MAX(CREATE_TIME), SUM(CRC32(CONCAT_WS(' ', TABLE_NAME, CREATE_TIME))))
            FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE()
            """;

    static final String SIZES = """
            SELECT TABLE_NAME AS name, DATA_LENGTH + INDEX_LENGTH AS bytes
            FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (%s)
            """;
}
