package dev.lockstep.model;

import java.util.Arrays;
import java.util.Optional;

/** What a foreign key does when the row it points at goes or changes (SQL:2023, part 2, referential actions). */
public enum ReferentialAction {
    NO_ACTION("NO ACTION"),
    RESTRICT("RESTRICT"),
    CASCADE("CASCADE"),
    SET_NULL("SET NULL"),
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    ReferentialAction(String sql) {
        this.sql = sql;
    }

    /** The action as SQL and documents write it. */
    public String sql() {
        return sql;
    }

    /** The action of that name, upper case as in documents. */
    public static Optional<ReferentialAction> find(String sql) {
        return Arrays.stream(values()).filter(action -> action.sql.equals(sql)).findFirst();
    }
}
