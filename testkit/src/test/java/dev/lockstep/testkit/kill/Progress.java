package dev.lockstep.testkit.kill;

import dev.lockstep.testkit.StatementWatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Follows a change of a schema, statement by statement and within each. For one change. */
abstract class Progress implements StatementWatcher {

    /** Of each statement so far, and of the end of the transaction if it has come to that. */
    private final List<Long> ticks = new ArrayList<>();

    /** The number of the statement that runs; the end of the transaction counts as one more. */
    final int statement() {
        return ticks.size();
    }

    /** How far the statement has come. */
    final long tick() {
        return ticks.getLast();
    }

    /** How far each statement came, and after the last one the end of the transaction. */
    final List<Long> ticks() {
        return List.copyOf(ticks);
    }

    /** A statement is about to be sent; its text is on one line. */
    abstract void next(String text);

    /** The database works, and waits for this to return. */
    abstract void working();

    /** The database is about to commit, and waits for this to return. */
    abstract void committing();

    /** All statements are done. */
    abstract void done();

    @Override
    public final void begun(Connection connection) throws SQLException {
        KilledFile.listen(
                connection,
                () -> {
                    ticks.add(ticks.removeLast() + 1);
                    working();
                },
                this::committing);
    }

    @Override
    public final void sending(String text) {
        ticks.add(0L);
        next(text.replaceAll("\\s+", " ").strip());
    }

    @Override
    public final void ending() {
        ticks.add(0L);
        done();
    }
}
