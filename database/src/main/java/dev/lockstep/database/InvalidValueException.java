package dev.lockstep.database;

/** A value that a field cannot hold. The message is a sentence without its full stop, without the value. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public InvalidValueException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What is wrong with it. */
    public Kind kind() {
        return kind;
    }

    /** Kinds of wrong. */
    public enum Kind {
        /** Not a value of the field's type at all. */
        TYPE,
        /** A text with more characters than the column has room for. */
        TOO_LONG,
        /** A number or a time that the column cannot hold exactly. */
        OUT_OF_RANGE
    }
}
