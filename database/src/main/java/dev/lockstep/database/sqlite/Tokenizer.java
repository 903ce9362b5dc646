package dev.lockstep.database.sqlite;

import dev.lockstep.database.UnsupportedSchemaException;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL texts of SQLite into tokens; white space and comments are left out. */
final class Tokenizer {

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /** @throws UnsupportedSchemaException if a quote is not closed */
    static List<Token> tokens(String sql) {
        var tokenizer = new Tokenizer(sql);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (position < sql.length()) {
            char first = sql.charAt(position);
            if (isSpace(first)) {
                position++;
            } else if (first == '-' && next() == '-') {
                skipTo("\n");
            } else if (first == '/' && next() == '*') {
                position += 2;
                skipTo("*/");
            } else {
                token(first);
            }
        }
    }

    private void token(char first) {
        switch (first) {
            case '"', '`' -> quoted(Token.Kind.QUOTED, first, position, position + 1);
            case '\'' -> quoted(Token.Kind.TEXT, first, position, position + 1);
            case '[' -> bracketed();
            default -> {
                if ((first == 'x' || first == 'X') && next() == '\'') {
                    quoted(Token.Kind.BLOB, '\'', position, position + 2);
                } else if (isDigit(first) || (first == '.' && isDigit(next()))) {
                    number();
                } else if (isWord(first)) {
                    word();
                } else {
                    add(Token.Kind.SYMBOL, String.valueOf(first), position + 1);
                }
            }
        }
    }

    private void quoted(Token.Kind kind, char quote, int start, int from) {
        var value = new StringBuilder();
        int at = from;
        while (at < sql.length()) {
            char character = sql.charAt(at);
            if (character != quote) {
                value.append(character);
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                value.append(quote);
                at += 2;
            } else {
                add(kind, kind == Token.Kind.BLOB ? sql.substring(start, at + 1) : value.toString(), at + 1);
                return;
            }
        }
        throw new UnsupportedSchemaException("A quote is not closed in: " + sql);
    }

    private void bracketed() {
        int close = sql.indexOf(']', position);
        if (close < 0) {
            throw new UnsupportedSchemaException("A quote is not closed in: " + sql);
        }
        add(Token.Kind.QUOTED, sql.substring(position + 1, close), close + 1);
    }

    private void number() {
        int at = position;
        boolean hexadecimal = sql.charAt(at) == '0' && (next() == 'x' || next() == 'X');
        while (at < sql.length()) {
            char character = sql.charAt(at);
            boolean exponentSign = !hexadecimal
                    && (character == '+' || character == '-')
                    && at > position
                    && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E');
            if (!isWord(character) && character != '.' && !exponentSign) {
                break;
            }
            at++;
        }
        add(Token.Kind.NUMBER, sql.substring(position, at), at);
    }

    private void word() {
        int at = position;
        while (at < sql.length() && isWord(sql.charAt(at))) {
            at++;
        }
        add(Token.Kind.WORD, sql.substring(position, at), at);
    }

    private void add(Token.Kind kind, String value, int end) {
        tokens.add(new Token(kind, value, position, end));
        position = end;
    }

    private void skipTo(String end) {
        int at = sql.indexOf(end, position);
        // SQLite takes a comment that is not closed for one that ends with the text
        position = at < 0 ? sql.length() : at + end.length();
    }

    private char next() {
        return position + 1 < sql.length() ? sql.charAt(position + 1) : '\0';
    }

    private static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r') || character == '\uFEFF';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWord(char character) {
        return isDigit(character)
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == '$'
                || character >= 0x80;
    }
}
