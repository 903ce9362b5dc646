package dev.lockstep.database.sqlite;

import dev.lockstep.database.UnsupportedSchemaException;
import java.util.List;

/** Walks over the tokens of one statement. */
final class TokenReader {

    private static final Token END = new Token(Token.Kind.SYMBOL, "", 0, 0);

    private final String sql;
    private final List<Token> tokens;
    private int position;

    TokenReader(String sql) {
        this.sql = sql;
        this.tokens = Tokenizer.tokens(sql);
    }

    /** The token so many places ahead; one that is nothing at all after the end. */
    Token peek(int ahead) {
        int at = position + ahead;
        return at < tokens.size() ? tokens.get(at) : END;
    }

    /** The next token, which stays. */
    Token peek() {
        return peek(0);
    }

    /** The next token, which is taken. */
    Token take() {
        var token = peek();
        position++;
        return token;
    }

    boolean atEnd() {
        return position >= tokens.size();
    }

    /** Takes these keywords if they are all next. */
    boolean accept(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        position += keywords.length;
        return true;
    }

    /** Takes the character if it is next. */
    boolean accept(char symbol) {
        if (!peek().is(symbol)) {
            return false;
        }
        position++;
        return true;
    }

    void expect(String... keywords) {
        if (!accept(keywords)) {
            throw unreadable();
        }
    }

    void expect(char symbol) {
        if (!accept(symbol)) {
            throw unreadable();
        }
    }

    /** Takes a name. */
    String name() {
        if (!peek().isName()) {
            throw unreadable();
        }
        return take().value();
    }

    /** Takes what stands in the next pair of brackets and gives its text, from its first token to its last. */
    String bracketed() {
        expect('(');
        int first = position;
        int depth = 1;
        while (depth > 0) {
            if (atEnd()) {
                throw unreadable();
            }
            var token = take();
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            }
        }
        return text(first, position - 1);
    }

    /** The place of the next token, for {@link #text}. */
    int mark() {
        return position;
    }

    /** The text from one place up to another. */
    String text(int from, int to) {
        return from == to
                ? ""
                : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    UnsupportedSchemaException unreadable() {
        String where = atEnd() ? "its end" : "\"" + peek().value() + "\"";
        return new UnsupportedSchemaException("Cannot read this statement at " + where + ": " + sql);
    }
}
