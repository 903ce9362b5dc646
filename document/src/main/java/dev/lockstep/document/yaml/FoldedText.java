package dev.lockstep.document.yaml;

/** The lines of a folded block scalar (YAML 1.2.2, section 8.1.3), broken where js-yaml breaks them. */
final class FoldedText {

    private final String text;
    private final int width;
    private final StringBuilder folded;

    private FoldedText(String text, int width) {
        this.text = text;
        this.width = width;
        this.folded = new StringBuilder(text.length() + text.length() / 20);
    }

    /**
     * Breaks long lines at single blanks. A line break of the text is doubled, because a single one reads as a blank;
     * except next to a line that starts with a blank, where breaks are kept.
     */
    static String fold(String text, int width) {
        return new FoldedText(text, width).fold();
    }

    private String fold() {
        boolean keepsBreaks = text.charAt(0) == ' ' || text.charAt(0) == '\n';
        int start = 0;
        int end = endOfLine(0);
        line(start, end);
        while (end < text.length()) {
            start = end;
            while (start < text.length() && text.charAt(start) == '\n') {
                folded.append('\n');
                start++;
            }
            end = endOfLine(start);
            boolean indented = start < end && text.charAt(start) == ' ';
            if (start < end && !indented && !keepsBreaks) {
                folded.append('\n');
            }
            line(start, end);
            keepsBreaks = indented;
        }
        return folded.toString();
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Breaks at the last blank before the width, or where there is none at the first after it. */
    private void line(int from, int to) {
        int start = from;
        if (from < to && text.charAt(from) != ' ') {
            int last = from;
            for (int blank = nextBreak(from, to); blank >= 0; blank = nextBreak(blank + 1, to)) {
                if (blank - start > width) {
                    int end = last > start ? last : blank;
                    folded.append(text, start, end).append('\n');
                    start = end + 1;
                }
                last = blank;
            }
            if (to - start > width && last > start) {
                folded.append(text, start, last).append('\n');
                start = last + 1;
            }
        }
        folded.append(text, start, to);
    }

    /** The next blank that is followed by something else: only there a break reads as that one blank. */
    private int nextBreak(int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (text.charAt(i) == ' ' && text.charAt(i + 1) != ' ') {
                return i;
            }
        }
        return -1;
    }
}
