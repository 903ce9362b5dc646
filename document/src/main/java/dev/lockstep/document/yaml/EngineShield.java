package dev.lockstep.document.yaml;

import java.io.IOException;
import java.io.Reader;

/**
 * Carries past the engine what it does not read as YAML 1.2 wants: it refuses the escapes {@code \L} and {@code \P} (line
 * and paragraph separator, which Directus writes into its files), and takes an unescaped U+0085 next to blanks for a line
 * break, which it is not in YAML 1.2 (section 5.4).
 *
 * <p>Whether a backslash starts an escape depends on the style of the scalar, which only the engine knows. So the text
 * goes in with a mark in the backslash's place, and {@link #restore} puts back or replaces what is marked once the style
 * is known. Columns stay what they are. For one thread.
 */
final class EngineShield extends Reader {

    /** A character that is no character (Unicode, noncharacters) but that the engine lets pass. */
    private static final char MARK = '\uFDD0';

    private static final char NEXT_LINE = '\u0085';
    private static final int SIZE = 8 * 1024;

    private final Reader source;
    private final char[] read = new char[SIZE];

    /** At most a held backslash and two characters for each that was read. */
    private final char[] ready = new char[2 * SIZE + 2];

    private int next;
    private int end;
    private boolean holdsBackslash;
    private boolean ended;

    EngineShield(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == end) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, end - next);
        System.arraycopy(ready, next, target, offset, count);
        next += count;
        return count;
    }

    private void fill() throws IOException {
        next = 0;
        end = 0;
        int count = source.read(read, 0, SIZE);
        for (int i = 0; i < count; i++) {
            pass(read[i]);
        }
        if (count < 0) {
            ended = true;
            if (holdsBackslash) {
                ready[end++] = '\\';
            }
        }
    }

    private void pass(char c) {
        if (holdsBackslash) {
            holdsBackslash = false;
            boolean separator = c == 'L' || c == 'P';
            ready[end++] = separator ? MARK : '\\';
            if (separator || c == '\\') {
                ready[end++] = c;
                return;
            }
        }
        switch (c) {
            case '\\' -> holdsBackslash = true;
            case NEXT_LINE -> {
                ready[end++] = MARK;
                ready[end++] = 'N';
            }
            case MARK -> {
                ready[end++] = MARK;
                ready[end++] = MARK;
            }
            default -> ready[end++] = c;
        }
    }

    /** The text of a scalar as it stands in the source, with {@code \L} and {@code \P} resolved in double quotes. */
    static String restore(String text, boolean doubleQuoted) {
        int mark = text.indexOf(MARK);
        if (mark < 0) {
            return text;
        }
        var restored = new StringBuilder(text.length());
        int from = 0;
        for (; mark >= 0; mark = text.indexOf(MARK, from)) {
            restored.append(text, from, mark);
            char marked = mark + 1 < text.length() ? text.charAt(mark + 1) : MARK;
            switch (marked) {
                case 'N' -> restored.append(NEXT_LINE);
                case 'L' -> restored.append(doubleQuoted ? "\u2028" : "\\L");
                case 'P' -> restored.append(doubleQuoted ? "\u2029" : "\\P");
                default -> restored.append(MARK);
            }
            from = mark + 2;
        }
        return restored.append(text, Math.min(from, text.length()), text.length())
                .toString();
    }

    @Override
    public void close() {}
}
