package dev.lockstep.document;

/**
 * A document that cannot be read: what is wrong with it, and where.
 *
 * <p>Only what is in the document leads here. A source that breaks off or cannot be read is an {@link
 * java.io.IOException}, so that a failed read is never mistaken for a document with little in it.
 */
public final class DocumentException extends RuntimeException {

    /** What sort of problem it is; the names are stable. */
    public enum Kind {
        /** There is no value at all: nothing, or only blanks and comments. */
        EMPTY,
        /** Not well-formed in its format, or not UTF-8. */
        MALFORMED,
        /** The same key twice in one object. */
        DUPLICATE_KEY,
        /** Well-formed, but beyond one of the {@link Limits} or of what a number may be. */
        LIMIT,
        /** A YAML tag other than those of the core schema. */
        TAG,
        /** A YAML alias that names nothing, contains itself, or takes the document beyond its budget. */
        ALIAS
    }

    private final Kind kind;
    private final String problem;
    private final int line;
    private final int column;

    /**
     * @param problem what is wrong, without the place
     * @param line counted from 1; 0 if the place is not known
     * @param column in characters, counted from 1; 0 if the place is not known
     */
    public DocumentException(Kind kind, String problem, int line, int column) {
        super(line > 0 ? problem + " (line " + line + ", column " + column + ")" : problem);
        this.kind = kind;
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** What sort of problem it is. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** The line, counted from 1; 0 if it is not known. */
    public int line() {
        return line;
    }

    /** The column in characters, counted from 1; 0 if it is not known. */
    public int column() {
        return column;
    }
}
