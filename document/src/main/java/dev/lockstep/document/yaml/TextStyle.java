package dev.lockstep.document.yaml;

/** The ways in which a text can be written, and which of them js-yaml chooses. */
enum TextStyle {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED;

    /** Characters that mean something at the start of a scalar (YAML 1.2.2, section 5.3), and {@code =} of YAML 1.1. */
    private static final String INDICATORS = "-?:,[]{}#&*!|=>'\"%@`";

    /** The style of a key: always on one line. */
    static TextStyle ofKey(String text) {
        return of(text, Integer.MAX_VALUE, false);
    }

    /** The style of a value whose lines are folded where they are longer than the width. */
    static TextStyle ofValue(String text, int width) {
        return of(text, width, true);
    }

    private static TextStyle of(String text, int width, boolean manyLines) {
        if (text.isEmpty() || PlainLookalike.isSexagesimal(text)) {
            return SINGLE_QUOTED;
        }
        boolean plain = isPlainAtEnds(text);
        boolean breaks = false;
        boolean folds = false;
        int lineStart = 0;
        int previous = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == '\n' && manyLines) {
                breaks = true;
                folds |= isFoldable(text, lineStart, i, width);
                lineStart = i + 1;
            } else if (!isPrintable(c)) {
                return DOUBLE_QUOTED;
            } else if ((c == '#' && previous == ' ') || (c == ' ' && previous == ':')) {
                plain = false;
            }
            previous = c;
        }
        folds |= isFoldable(text, lineStart, text.length(), width);
        if (folds) {
            return FOLDED;
        }
        if (breaks) {
            return LITERAL;
        }
        return plain && !PlainLookalike.matches(text) ? PLAIN : SINGLE_QUOTED;
    }

    private static boolean isPlainAtEnds(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return first != ' ' && INDICATORS.indexOf(first) < 0 && last != ' ' && last != ':';
    }

    /** Lines that start with a blank keep their breaks when they are folded, so folding would not help them. */
    private static boolean isFoldable(String text, int start, int end, int width) {
        return end - start > width && text.charAt(start) != ' ';
    }

    /** Whether js-yaml writes the character as it is: not controls, not tabs, not what looks like a blank. */
    static boolean isPrintable(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        return (c > 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                || c >= 0x10000;
    }
}
