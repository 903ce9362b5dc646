package dev.lockstep.database.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random statements that make tables, in any spelling that the grammar allows. */
final class RandomTable {

    private static final List<String> TYPES = List.of(
            "integer",
            "INTEGER",
            "varchar(20)",
            "varchar ( 7 )",
            "decimal( 12 , 3 )",
            "unsigned big int",
            "",
            "\"set\"",
            "`some type`",
            "text /* c */",
            "blob",
            "datetime",
            "[x](3)",
            "double precision",
            "uuid",
            "any",
            "numeric(-1,+2)");
    private static final List<String> DEFAULTS = List.of(
            "1",
            "-1.5e3",
            "+7",
            "'it''s ) ,'",
            "\"dq\"",
            "NULL",
            "CURRENT_TIMESTAMP",
            "(1 + (2 * 3))",
            "x'00ff'",
            "true",
            "abc",
            "(lower('A -- b'))",
            "0x10");
    private static final List<String> CONFLICTS =
            List.of("", "", "", " ON CONFLICT ABORT", " ON CONFLICT REPLACE", " on conflict ignore");
    private static final List<String> ACTIONS = List.of("CASCADE", "SET NULL", "set default", "RESTRICT", "NO ACTION");
    private static final List<String> DEFERRALS = List.of(
            "",
            "",
            " DEFERRABLE",
            " NOT DEFERRABLE",
            " DEFERRABLE INITIALLY DEFERRED",
            " DEFERRABLE INITIALLY IMMEDIATE");

    private final Random random;
    private final String name;
    private final List<String> columns = new ArrayList<>();
    private boolean keyed;

    RandomTable(Random random, String name) {
        this.random = random;
        this.name = name;
    }

    String sql() {
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            columns.add(i % 2 == 0 ? "c" + i : "c " + i);
        }
        var parts = new ArrayList<String>();
        for (String column : columns) {
            parts.add(column(column));
        }
        while (random.nextInt(3) > 0) {
            parts.add(constraint());
        }
        String options = keyed ? pick(List.of("", "", "", " WITHOUT ROWID", "without  rowid")) : "";
        String separator = pick(List.of(", ", ",\n  ", " -- comment, )\n , "));
        return "CREATE TABLE " + quoted(name) + " (" + String.join(separator, parts) + ")" + options;
    }

    private String column(String column) {
        var sql = new StringBuilder(quoted(column)).append(' ').append(pick(TYPES));
        if (!keyed && random.nextInt(8) == 0) {
            keyed = true;
            sql.append(constraintName()).append(" PRIMARY KEY");
            sql.append(pick(List.of("", " ASC", " DESC"))).append(pick(CONFLICTS));
            sql.append(pick(List.of("", " AUTOINCREMENT")));
        }
        if (random.nextInt(3) == 0) {
            sql.append(constraintName())
                    .append(pick(List.of(" NOT NULL", " not /* x */ null")))
                    .append(pick(CONFLICTS));
        } else if (random.nextInt(5) == 0) {
            sql.append(" NULL");
        }
        boolean generated = random.nextInt(8) == 0;
        if (generated) {
            sql.append(pick(List.of(" AS (", " GENERATED ALWAYS AS (")))
                    .append(expression())
                    .append(pick(List.of(")", ") STORED", ") virtual")));
        } else if (random.nextInt(3) == 0) {
            sql.append(constraintName()).append(" DEFAULT ").append(pick(DEFAULTS));
        }
        if (random.nextInt(6) == 0) {
            sql.append(constraintName()).append(" UNIQUE").append(pick(CONFLICTS));
        }
        if (random.nextInt(6) == 0) {
            sql.append(constraintName()).append(" CHECK (").append(expression()).append(" IS NOT 5)");
        }
        if (random.nextInt(6) == 0) {
            sql.append(" COLLATE ").append(pick(List.of("nocase", "RTRIM", "\"binary\"")));
        }
        if (random.nextInt(6) == 0) {
            sql.append(constraintName()).append(references(1));
        }
        return sql.toString();
    }

    private String constraint() {
        return switch (random.nextInt(4)) {
            case 0 -> {
                if (keyed) {
                    yield constraintName() + " CHECK (" + expression() + ")";
                }
                keyed = true;
                yield constraintName() + " PRIMARY KEY (" + list(true) + ")" + pick(CONFLICTS);
            }
            case 1 -> constraintName() + " UNIQUE (" + list(true) + ")" + pick(CONFLICTS);
            case 2 -> constraintName() + " CHECK (" + expression() + ")";
            default -> constraintName() + " FOREIGN KEY (" + quoted(pick(columns)) + ")" + references(1);
        };
    }

    private String list(boolean orders) {
        var items = new ArrayList<String>();
        for (String column : columns) {
            if (items.isEmpty() || random.nextInt(4) == 0) {
                items.add(quoted(column)
                        + (orders
                                ? pick(List.of("", "", " COLLATE nocase")) + pick(List.of("", " ASC", " desc"))
                                : ""));
            }
        }
        return String.join(", ", items);
    }

    private String references(int count) {
        var sql = new StringBuilder(" REFERENCES ").append(quoted(pick(List.of("t0", "o t", name))));
        if (random.nextBoolean()) {
            sql.append(" (").append(quoted(columns.get(count - 1))).append(')');
        }
        if (random.nextBoolean()) {
            sql.append(" ON DELETE ").append(pick(ACTIONS));
        }
        if (random.nextBoolean()) {
            sql.append(" on update ").append(pick(ACTIONS));
        }
        if (random.nextInt(5) == 0) {
            sql.append(" MATCH ").append(pick(List.of("FULL", "\"odd one\"")));
        }
        return sql.append(pick(DEFERRALS)).toString();
    }

    private String expression() {
        return pick(List.of(
                "c0 > 1",
                "length(\"c 1\") < 9 -- comment )\n",
                "coalesce(c0, ')', \"c 1\")",
                "(c0 + 1) * 2 /* ( */",
                "c0 IN (1, 2, ']') AND [c 1] <> '`'"));
    }

    private String constraintName() {
        return random.nextInt(4) == 0 ? " CONSTRAINT " + quoted("k" + random.nextInt(99)) : "";
    }

    private String quoted(String text) {
        return switch (random.nextInt(text.indexOf(' ') < 0 ? 5 : 4)) {
            case 0 -> "`" + text + "`";
            case 1 -> "[" + text + "]";
            case 2, 3 -> "\"" + text + "\"";
            default -> text;
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
