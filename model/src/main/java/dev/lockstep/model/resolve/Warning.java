package dev.lockstep.model.resolve;

/**
 * What was done in another way than the document says, or left out of it.
 *
 * @param path where in the document, such as {@code relations[2]}
 */
public record Warning(Code code, String path, String message) {

    /** Stable codes of warnings. */
    public enum Code {
        /** The database product cannot hold this type, length or default; the nearest one is taken. */
        LOSSY_TYPE,
        /** A system collection or field in the document; it is built in here. */
        SYSTEM_ENTRY,
        /** A meta key that no column holds. */
        UNKNOWN_META_KEY,
        /** The same entry twice, with the same content. */
        DUPLICATE_ENTRY,
        /** A collection's group does not exist; the collection is shown at the top. */
        MISSING_GROUP,
        /** A field of a collection that exists nowhere; left out. */
        ORPHAN_FIELD,
        /** A relation whose field or collection exists nowhere; left out because of {@code force}. */
        ORPHAN_RELATION,
        /** A column claims to point at a table, but no relation says so. */
        FOREIGN_KEY_WITHOUT_RELATION,
        /** A generated column's expression is SQL; documents cannot bring or change it. */
        GENERATED_COLUMN,
        /** A key was removed from an entry by a diff; silence is not deletion. */
        IGNORED_REMOVAL,
        /** The collection has no primary key in the document; a hidden one is made. */
        GENERATED_KEY,
        /** A new required field of a system collection has no default; rows that are there get an empty text. */
        FILLED_ROWS,
        /** A foreign key of a table that is not managed pointed at a table that goes; it was removed. */
        REMOVED_FOREIGN_KEY,
        /** An entry is about a table that is excluded from the project; left out. */
        EXCLUDED_TABLE
    }
}
