package dev.lockstep.database.sqlite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that cannot stand unquoted for a name or type (https://sqlite.org/lang_keywords.html). */
final class Keywords {

    private static final Set<String> RESERVED = Set.of(
            "ADD",
            "ALL",
            "ALTER",
            "ALWAYS",
            "AND",
            "AS",
            "AUTOINCREMENT",
            "BETWEEN",
            "CASE",
            "CHECK",
            "COLLATE",
            "COMMIT",
            "CONSTRAINT",
            "CREATE",
            "DEFAULT",
            "DEFERRABLE",
            "DELETE",
            "DISTINCT",
            "DROP",
            "ELSE",
            "ESCAPE",
            "EXISTS",
            "FOREIGN",
            "FROM",
            "GENERATED",
            "GROUP",
            "HAVING",
            "IF",
            "IN",
            "INDEX",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "ISNULL",
            "JOIN",
            "LIMIT",
            "NOT",
            "NOTHING",
            "NOTNULL",
            "NULL",
            "ON",
            "OR",
            "ORDER",
            "PRIMARY",
            "REFERENCES",
            "RETURNING",
            "SELECT",
            "SET",
            "TABLE",
            "THEN",
            "TO",
            "TRANSACTION",
            "UNION",
            "UNIQUE",
            "UPDATE",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WITHIN");

    private Keywords() {}

    /** Whether none of the words in the text is reserved. */
    static boolean isFree(String text) {
        return Arrays.stream(text.split("[ (]", -1))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .noneMatch(RESERVED::contains);
    }
}
