package dev.lockstep.model.resolve;

/**
 * Why a document is refused.
 *
 * @param path where in the document, such as {@code relations[2]}
 * @param message what is wrong, naming collection and field, and what to do about it
 */
public record Problem(Code code, String path, String message) {

    /** Stable codes of problems. */
    public enum Code {
        /** A name is empty, too long, reserved, or holds a character that no name may hold. */
        INVALID_NAME,
        /** Two entries of one name that say different things. */
        DUPLICATE_ENTRY,
        /** A value is not of the kind that its place needs. */
        INVALID_VALUE,
        /** A new field does not say its type. */
        MISSING_TYPE,
        /** Collections that are each other's group. */
        GROUP_CYCLE,
        /** A field, relation or group names something that exists neither here nor in the document. */
        MISSING_REFERENCE,
        /** The primary key of a collection that stays would go, or a second one would come. */
        PRIMARY_KEY,
        /** A default does not fit the field's type. */
        INVALID_DEFAULT,
        /** Something in the database could not be carried through the change. */
        UNSUPPORTED_SCHEMA,
        /** It needs more at once than the database server is set up for; the message names the setting. */
        SERVER_LIMIT,
        /** A rehearsal needs a copy of the database, and the server lets none be made. */
        NO_REHEARSAL,
        /** A table would have more columns, or wider ones, than a row of the product has room for. */
        ROW_TOO_WIDE
    }
}
