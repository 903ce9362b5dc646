package dev.lockstep.database.sqlite;

import java.util.List;

/**
 * Looks for names in SQL that we keep as text. Cautious: a word counts wherever it stands, whatever it means there.
 */
final class Mentions {

    private Mentions() {}

    static boolean name(String sql, String name) {
        return name(Tokenizer.tokens(sql), name);
    }

    private static boolean name(List<Token> tokens, String name) {
        return tokens.stream().anyMatch(token -> token.isName() && SqliteNames.same(token.value(), name));
    }

    /** Whether a text mentions both a table and one of its columns. */
    static boolean column(String sql, String table, String column) {
        var tokens = Tokenizer.tokens(sql);
        return name(tokens, table) && name(tokens, column);
    }

    /** Whether the name stands before a point, as a table does before its column. */
    static boolean asOwner(String sql, String name) {
        var tokens = Tokenizer.tokens(sql);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName()
                    && tokens.get(i + 1).is('.')
                    && SqliteNames.same(tokens.get(i).value(), name)) {
                return true;
            }
        }
        return false;
    }

    /** The text with one name in place of another. */
    static String renamed(String sql, String from, String to) {
        var text = new StringBuilder();
        int end = 0;
        for (var token : Tokenizer.tokens(sql)) {
            if (token.isName() && SqliteNames.same(token.value(), from)) {
                text.append(sql, end, token.start()).append(SqliteNames.quote(to));
                end = token.end();
            }
        }
        return text.append(sql.substring(end)).toString();
    }
}
