package dev.lockstep.testkit;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

/** The same tests on each product; {@code -Dlockstep.vendors=sqlite} takes fewer. */
public final class EachVendor {

    private EachVendor() {}

    /** A container of tests for each product. */
    public static Stream<DynamicContainer> of(Function<TestVendor, Stream<? extends DynamicNode>> tests) {
        return vendors().map(vendor -> DynamicContainer.dynamicContainer(vendor.toString(), tests.apply(vendor)));
    }

    /** The products. */
    public static Stream<TestVendor> vendors() {
        var asked = System.getProperty("lockstep.vendors", "");
        if (!asked.isEmpty()) {
            System.out.println("SKIPPED: all products but " + asked + ", as asked for");
        }
        var all = Arrays.stream(TestVendor.values()).filter(EachVendor::isAvailable);
        return asked.isEmpty()
                ? all
                : all.filter(vendor -> Arrays.asList(asked.split(",", -1)).contains(vendor.toString()));
    }

    /** The products but MySQL, for a suite whose expectations of that are not written yet; where there is one, it says so. */
    public static Stream<TestVendor> withoutMysql(String suite) {
        return vendors().filter(vendor -> {
            if (vendor == TestVendor.MYSQL) {
                System.out.println("NOT RUN on mysql: " + suite + "; what is expected there is not written down yet");
            }
            return vendor != TestVendor.MYSQL;
        });
    }

    /** A container of tests for each product of {@link #withoutMysql}. */
    public static Stream<DynamicContainer> withoutMysql(
            String suite, Function<TestVendor, Stream<? extends DynamicNode>> tests) {
        return withoutMysql(suite)
                .map(vendor -> DynamicContainer.dynamicContainer(vendor.toString(), tests.apply(vendor)));
    }

    private static boolean isAvailable(TestVendor vendor) {
        if (!vendor.available()) {
            System.out.println("SKIPPED: " + vendor + ", of which the environment names no server");
        }
        return vendor.available();
    }
}
