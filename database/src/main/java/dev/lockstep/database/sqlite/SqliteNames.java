package dev.lockstep.database.sqlite;

import java.util.List;
import java.util.stream.Collectors;

/** Writes names into SQL. */
final class SqliteNames {

    private SqliteNames() {}

    static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name with a NUL character");
        }
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The name as SQLite compares it: letters of ASCII in lower case, all others as they are. */
    static String fold(String name) {
        var folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            folded.append(character >= 'A' && character <= 'Z' ? (char) (character + 32) : character);
        }
        return folded.toString();
    }

    /** Whether both are the same name for SQLite. */
    static boolean same(String first, String second) {
        return first.length() == second.length() && fold(first).equals(fold(second));
    }

    /** The names in brackets, with commas between them. */
    static String list(List<String> names) {
        return names.stream().map(SqliteNames::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The text as a literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
