package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.server.Transactions;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions that a server gives up for the sake of others. */
class BegunAgainTest {

    /** The products that run as a server: in a file, one writes at a time. */
    static Stream<TestVendor> servers() {
        return EachVendor.vendors().filter(vendor -> vendor != TestVendor.SQLITE);
    }

    private interface OnDatabase {
        void run(Database database, PlainDatabase plain) throws Exception;
    }

    private static void on(TestVendor vendor, OnDatabase test) throws Exception {
        try (var scratch = vendor.empty();
                var plain = PlainDatabase.open(scratch.url());
                var database = scratch.open()) {
            make(plain);
            test.run(database, plain);
        }
    }

    private static void make(PlainDatabase plain) throws SQLException {
        plain.run("CREATE TABLE account (id integer PRIMARY KEY, balance integer)");
        plain.run("INSERT INTO account VALUES (1, 0), (2, 0)");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void ofTwoWritersThatWaitForEachOtherBothWriteOnce(TestVendor vendor) throws Exception {
        on(vendor, (database, plain) -> {
            var both = new CyclicBarrier(2);
            var begun = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var one = threads.submit(transfer(database, 1, 2, both, begun));
                var other = threads.submit(transfer(database, 2, 1, both, begun));
                one.get(1, TimeUnit.MINUTES);
                other.get(1, TimeUnit.MINUTES);
            }
            assertThat(begun).hasValueGreaterThan(2);
            assertThat(plain.rows("SELECT balance FROM account WHERE balance = 2"))
                    .hasSize(2);
        });
    }

    /** Writes to one row, and to the other when both writers have done that. */
    private static Callable<Void> transfer(
            Database database, int first, int second, CyclicBarrier both, AtomicInteger begun) {
        var mine = new AtomicInteger();
        return () -> database.write(connection -> {
            begun.incrementAndGet();
            add(connection, first);
            if (mine.incrementAndGet() == 1) {
                await(both);
            }
            add(connection, second);
            return null;
        });
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(1, TimeUnit.MINUTES);
        } catch (Exception late) {
            throw new IllegalStateException(late);
        }
    }

    private static void add(Connection connection, int id) throws SQLException {
        Transactions.execute(connection, "UPDATE account SET balance = balance + 1 WHERE id = " + id);
    }

    /** What a server keeps for a transaction is rows; a table that is made anew may have none as of before. */
    @ParameterizedTest
    @MethodSource("servers")
    void aReaderWhoseTableIsMadeAnewReadsIt(TestVendor vendor) throws Exception {
        on(vendor, (database, plain) -> {
            var begun = new AtomicInteger();
            long read = database.read(connection -> {
                if (begun.getAndIncrement() == 0) {
                    plain.run("DROP TABLE account");
                    make(plain);
                }
                try (var statement = connection.createStatement();
                        var count = statement.executeQuery("SELECT COUNT(*) FROM account")) {
                    count.next();
                    return count.getLong(1);
                }
            });
            assertThat(read).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheServerGivesUpEachTimeIsToldAndLeavesNothing(TestVendor vendor) throws Exception {
        on(vendor, (database, plain) -> {
            var tries = new AtomicInteger();
            assertThatThrownBy(() -> database.write(connection -> {
                        tries.incrementAndGet();
                        add(connection, 1);
                        Transactions.execute(connection, deadlock(vendor));
                        return null;
                    }))
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessageContaining("nothing was changed");
            assertThat(tries).hasValue(Transactions.TRIES);
            assertThat(plain.rows("SELECT id FROM account WHERE balance <> 0")).isEmpty();
        });
    }

    /** A statement that fails as one does that the server gives up. */
    private static String deadlock(TestVendor vendor) {
        return vendor == TestVendor.POSTGRES
                ? "DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"
                : "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213";
    }
}
