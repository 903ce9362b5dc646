package dev.lockstep.database.query;

/** One column that rows are ordered by. Where nulls go is left to the product. */
public record Sort(String column, boolean descending) {

    /** Smallest first. */
    public static Sort ascending(String column) {
        return new Sort(column, false);
    }
}
