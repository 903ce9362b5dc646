package dev.lockstep.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program that goes on with its work while the model changes: every other millisecond it runs one statement, and keeps the
 * longest time that one took. Statements that fail, because the table is not there, do not count.
 */
final class Bystander implements AutoCloseable {

    private final Connection connection;
    private final Thread thread;
    private volatile boolean ended;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /** @param connection of its own, which it closes */
    Bystander(Connection connection, String sql) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().daemon().start(() -> work(sql));
    }

    private void work(String sql) {
        while (!ended) {
            long start = System.nanoTime();
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                done.incrementAndGet();
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                Thread.sleep(2);
            } catch (SQLException missing) {
                pause();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException interrupted) {
            ended = true;
        }
    }

    /** Waits until it has done something. */
    void awaitWork() throws InterruptedException {
        long before = done.get();
        for (int i = 0; i < 5_000 && done.get() < before + 3; i++) {
            Thread.sleep(1);
        }
        longest.set(0);
    }

    /** The longest time that one statement took since the last call of {@link #awaitWork}, in milliseconds. */
    double longestMillis() throws InterruptedException {
        // what waits now is part of it
        long before = done.get();
        for (int i = 0; i < 1_000 && done.get() < before + 2; i++) {
            Thread.sleep(1);
        }
        return longest.get() / 1e6;
    }

    @Override
    public void close() throws SQLException {
        ended = true;
        boolean interrupted = false;
        try {
            thread.join();
        } catch (InterruptedException again) {
            interrupted = true;
        }
        connection.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
