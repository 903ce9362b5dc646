package dev.lockstep.document.yaml;

import dev.lockstep.document.internal.TextSink;
import java.io.IOException;

/** Texts in their style. */
final class YamlText {

    /** Above this length js-yaml writes a key on a line of its own; readers need not look further for its colon. */
    private static final int LONGEST_SHORT_KEY = 1024;

    private static final int INDENT = 2;
    private static final int LINE_WIDTH = 80;

    /** However deep a text stands, its lines are not folded to less than this. */
    private static final int LEAST_WIDTH = 40;

    private static final String HEX = "0123456789ABCDEF";

    private final TextSink sink;

    YamlText(TextSink sink) {
        this.sink = sink;
    }

    /** Whether the key, written with its quotes and escapes, is short enough to stand before its colon. */
    boolean isShortKey(String key) throws IOException {
        // An escape has at most six characters for a UTF-16 unit, and there are two quotes.
        if (key.length() <= (LONGEST_SHORT_KEY - 2) / 6) {
            return true;
        }
        var written = TextSink.inMemory();
        new YamlText(written).key(key);
        return written.text().length() <= LONGEST_SHORT_KEY;
    }

    void key(String text) throws IOException {
        write(text, TextStyle.ofKey(text), 0);
    }

    /** Writes a value that belongs to a level; block styles indent their lines by it, and by one level at least. */
    void value(String text, int level) throws IOException {
        int indent = INDENT * Math.max(1, level);
        write(text, TextStyle.ofValue(text, width(indent)), indent);
    }

    /** Writes a text in quotes even where it needs none. */
    void quoted(String text) throws IOException {
        var style = TextStyle.ofKey(text);
        write(text, style == TextStyle.PLAIN ? TextStyle.SINGLE_QUOTED : style, 0);
    }

    private static int width(int indent) {
        return Math.max(LEAST_WIDTH, LINE_WIDTH - indent);
    }

    private void write(String text, TextStyle style, int indent) throws IOException {
        switch (style) {
            case PLAIN -> sink.add(text);
            case SINGLE_QUOTED -> singleQuoted(text);
            case DOUBLE_QUOTED -> doubleQuoted(text);
            case LITERAL -> {
                blockHeader('|', text);
                blockLines(text, indent);
            }
            case FOLDED -> {
                blockHeader('>', text);
                blockLines(FoldedText.fold(text, width(indent)), indent);
            }
        }
    }

    private void singleQuoted(String text) throws IOException {
        sink.add('\'');
        sink.add(text.indexOf('\'') < 0 ? text : text.replace("'", "''"));
        sink.add('\'');
    }

    private void doubleQuoted(String text) throws IOException {
        sink.add('"');
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (TextStyle.isPrintable(c) && c != '"' && c != '\\') {
                sink.add(text, i, i + Character.charCount(c));
            } else {
                sink.add('\\');
                escape(c);
            }
        }
        sink.add('"');
    }

    /** Writes what follows the backslash (YAML 1.2.2, section 5.7). Beyond U+FFFF everything is printable. */
    private void escape(int c) throws IOException {
        switch (c) {
            case 0x00 -> sink.add('0');
            case 0x07 -> sink.add('a');
            case 0x08 -> sink.add('b');
            case 0x09 -> sink.add('t');
            case 0x0A -> sink.add('n');
            case 0x0B -> sink.add('v');
            case 0x0C -> sink.add('f');
            case 0x0D -> sink.add('r');
            case 0x1B -> sink.add('e');
            case '"', '\\' -> sink.add((char) c);
            case 0x85 -> sink.add('N');
            case 0xA0 -> sink.add('_');
            case 0x2028 -> sink.add('L');
            case 0x2029 -> sink.add('P');
            default -> {
                int digits = c <= 0xFF ? 2 : 4;
                sink.add(digits == 2 ? 'x' : 'u');
                for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
                    sink.add(HEX.charAt((c >> shift) & 0xF));
                }
            }
        }
    }

    /** Says how deep the lines are where that cannot be seen, and what becomes of the line breaks at the end. */
    private void blockHeader(char indicator, String text) throws IOException {
        sink.add(indicator);
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\n') {
            first++;
        }
        if (first < text.length() && text.charAt(first) == ' ') {
            sink.add((char) ('0' + INDENT));
        }
        if (!text.endsWith("\n")) {
            sink.add('-');
        } else if (text.length() == 1 || text.endsWith("\n\n")) {
            sink.add('+');
        }
        sink.add('\n');
    }

    /** The last line break is left to what comes next. Empty lines are not indented. */
    private void blockLines(String text, int indent) throws IOException {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        int start = 0;
        while (true) {
            int lineEnd = text.indexOf('\n', start);
            if (lineEnd < 0 || lineEnd >= end) {
                lineEnd = end;
            }
            if (lineEnd > start) {
                sink.repeat(' ', indent);
                sink.add(text, start, lineEnd);
            }
            if (lineEnd == end) {
                return;
            }
            sink.add('\n');
            start = lineEnd + 1;
        }
    }
}
