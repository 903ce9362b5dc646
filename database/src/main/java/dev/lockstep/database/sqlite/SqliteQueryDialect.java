package dev.lockstep.database.sqlite;

import dev.lockstep.database.QueryDialect;

/** SQLite's ways of writing statements about rows. */
final class SqliteQueryDialect implements QueryDialect {

    /** SQLITE_MAX_VARIABLE_NUMBER of every build since 3.32. */
    @Override
    public int maximumParameters() {
        return 32_766;
    }

    /** LIKE ignores the case of ASCII letters, always. */
    @Override
    public String like(boolean ignoreCase) {
        return "LIKE";
    }

    @Override
    public String unlimited() {
        return "-1";
    }
}
