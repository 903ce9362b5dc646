package dev.lockstep.testkit.kill;

/**
 * Where an apply is stopped to be killed.
 *
 * @param statement the number of the statement, from 1 on; the end of the transaction counts as one more. 0 where the
 *     moment says it all
 * @param tick how far the statement has come; 0 where it is not in the middle of one
 */
record KillPoint(Moment moment, int statement, long tick) {

    enum Moment {
        /** The statement is about to be sent, and the one before it is done. */
        BEFORE,
        /** The database works on the statement. */
        DURING,
        /** All statements are done, and the transaction is about to be ended. */
        ENDING,
        /** The database has begun to commit, and nothing of it is kept yet. */
        COMMITTING,
        /** From {@link #COMMITTING} on the apply goes on, until it is killed a moment later, wherever it is then. */
        RELEASED,
        /** The transaction is committed, and whoever asked is not told yet. */
        COMMITTED
    }

    static KillPoint at(Moment moment) {
        return new KillPoint(moment, 0, 0);
    }

    static KillPoint before(int statement) {
        return new KillPoint(Moment.BEFORE, statement, 0);
    }

    static KillPoint during(int statement, long tick) {
        return new KillPoint(Moment.DURING, statement, tick);
    }

    String write() {
        return moment + " " + statement + " " + tick;
    }

    static KillPoint read(String text) {
        var parts = text.split(" ", -1);
        return new KillPoint(Moment.valueOf(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
}
