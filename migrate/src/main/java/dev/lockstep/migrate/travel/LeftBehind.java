package dev.lockstep.migrate.travel;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not travel with a model.
 *
 * @param table the system table that it is a row of; null for an extension
 * @param id of the row, or the name of the extension
 * @param collection that it is about
 * @param field that it is about; null for the whole collection
 */
public record LeftBehind(
        Code code,
        @Nullable String table,
        String id,
        String collection,
        @Nullable String field) {

    /** Stable codes of what does not travel. */
    public enum Code {
        /** A row of the target, such as a permission, a preset or an operation of a flow, names what goes. */
        NAMES_WHAT_GOES,
        /** The model names a user, role, policy, file, folder or flow that the target does not have. */
        NOT_HERE,
        /** The model names an interface or a display that is not built in, and that nothing in the target uses yet. */
        UNKNOWN_EXTENSION
    }
}
