package dev.lockstep.database.sqlite;

import java.util.Locale;

/**
 * A piece of an SQL text.
 *
 * @param value a name or text without its quotes; else the text itself
 * @param start where it starts in the text
 * @param end where the next character stands
 */
record Token(Kind kind, String value, int start, int end) {

    enum Kind {
        /** A bare word: a keyword or a name. */
        WORD,
        /** A name in double quotes, backticks or square brackets. */
        QUOTED,
        /** A text in single quotes, which SQLite also takes for a name. */
        TEXT,
        NUMBER,
        BLOB,
        SYMBOL
    }

    /** Whether it is this keyword, given in upper case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && value.equalsIgnoreCase(keyword);
    }

    /** Whether it is this character. */
    boolean is(char symbol) {
        return kind == Kind.SYMBOL && value.length() == 1 && value.charAt(0) == symbol;
    }

    /** Whether it can name something, keywords apart. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.TEXT;
    }

    /** The keyword in upper case, or an empty text for anything that cannot be one. */
    String keyword() {
        return kind == Kind.WORD ? value.toUpperCase(Locale.ROOT) : "";
    }
}
