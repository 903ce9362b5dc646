package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Models made by chance, with rows, are changed, changed back and changed again, on each product: what is undone is what it was.
 * {@code -Dlockstep.test.seed=…} begins with that seed, {@code -Dlockstep.test.trials=…} says how many, and
 * {@code -Dlockstep.soak.minutes=…} how long to go on instead, the products taken together.
 */
class UndoPropertyTest {

    private static final int FAILURES = 5;

    private static final long FIRST_SEED = 1000;

    @TestFactory
    Stream<DynamicTest> whatIsUndoneIsWhatItWas() {
        var vendors = EachVendor.vendors().toList();
        return vendors.stream()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> run(vendor, vendors.size())));
    }

    private static void run(TestVendor vendor, int vendors) {
        long minutes = Long.getLong("lockstep.soak.minutes", 0);
        boolean searching = minutes > 0 || Boolean.getBoolean("lockstep.test.full");
        // an ordinary build tries what held before; to find something new takes longer
        long first = Long.getLong("lockstep.test.seed", searching ? System.nanoTime() % 1_000_000_000 : FIRST_SEED);
        long trials = minutes > 0 ? Long.MAX_VALUE : Long.getLong("lockstep.test.trials", trials(vendor));
        long nanos = minutes > 0 ? Duration.ofMinutes(minutes).toNanos() / vendors : Long.MAX_VALUE;
        long start = System.nanoTime();
        var tally = new Tally();
        long seed = first;
        while (seed - first < trials
                && System.nanoTime() - start < nanos
                && tally.failures().size() < FAILURES) {
            try (var trial = new UndoTrial(vendor, seed, tally)) {
                trial.run();
            } catch (Exception | AssertionError failed) {
                tally.failed("seed " + seed + ": " + text(failed));
            }
            seed++;
        }
        System.out.println(
                "Undone on " + vendor + " with -Dlockstep.test.seed=" + first + ", up to " + (seed - 1) + ": " + tally);
        assertThat(tally.failures()).isEmpty();
    }

    private static long trials(TestVendor vendor) {
        boolean full = Boolean.getBoolean("lockstep.test.full");
        return (vendor == TestVendor.SQLITE ? 12L : 6L) * (full ? 10 : 1);
    }

    private static String text(Throwable failed) {
        var text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
