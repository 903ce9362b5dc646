package dev.lockstep.testkit;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of many cases, where all of them would take a build on two cores too long. {@code -Dlockstep.test.full=true}, which
 * {@code mvn -Pfull verify} sets, takes all.
 */
public final class Sample {

    private Sample() {}

    /**
     * All cases in a full build; otherwise the first and then every so-and-so-many-th, and how many that leaves out is
     * printed.
     *
     * @param what they are, for that line
     * @param step 1 for all of them
     */
    public static <T> List<T> of(String what, List<T> cases, int step) {
        if (step == 1 || cases.isEmpty() || Boolean.getBoolean("lockstep.test.full")) {
            return cases;
        }
        var some = IntStream.range(0, cases.size())
                .filter(index -> index % step == 0)
                .mapToObj(cases::get)
                .toList();
        System.out.println("SKIPPED: " + (cases.size() - some.size()) + " of " + cases.size() + " " + what
                + "; -Dlockstep.test.full=true takes all");
        return some;
    }
}
