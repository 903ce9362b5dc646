package dev.lockstep.database.mysql;

/** Names of columns that are ours for as long as a change of the schema is not over. */
final class OwnNames {

    /** A new column until it takes the place of another. */
    private static final String BESIDE = "lockstep_beside_";

    /** A column that goes, until nothing can bring it back any more. */
    private static final String HIDDEN = "lockstep_hidden_";

    /** In the journal, that a column gets values where it was null; behind it, a space and a condition for those that it got. */
    private static final String FILLED = "lockstep_filled_";

    private OwnNames() {}

    static String filled(int position) {
        return FILLED + position + " ";
    }

    static String beside(int position) {
        return BESIDE + position;
    }

    /** @param position of the column in its table, from 1 on: how it is found again */
    static String hidden(int position) {
        return HIDDEN + position;
    }

    static boolean isBeside(String column) {
        return column.startsWith(BESIDE);
    }

    static boolean isHidden(String column) {
        return column.startsWith(HIDDEN);
    }

    /** What an empty table that goes is called until it is dropped. */
    static String empty(String freeName) {
        return freeName + "_empty";
    }
}
