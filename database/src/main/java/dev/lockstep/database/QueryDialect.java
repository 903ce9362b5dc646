package dev.lockstep.database;

/** Where products want statements about rows written differently. Stateless. */
public interface QueryDialect {

    /** How many values one statement may have bound to it. */
    int maximumParameters();

    /** What follows the table's name to make a row of nothing but defaults. */
    default String defaultRow() {
        return "DEFAULT VALUES";
    }

    /** The operator that matches a pattern; whether case counts without {@code ignoreCase} is the product's business. */
    String like(boolean ignoreCase);

    /** What stands for "all rows" where an offset cannot stand without a limit; empty where it can. */
    String unlimited();
}
